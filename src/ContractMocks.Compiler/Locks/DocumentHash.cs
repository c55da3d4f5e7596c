using System.Security.Cryptography;
using System.Text;

namespace ContractMocks.Compiler.Locks;

/// <summary>The hash of a text, the same on every system: line ends and a byte order mark do not count, because git and editors change them.</summary>
internal static class DocumentHash
{
    private const string Digits = "0123456789abcdef";

    /// <summary>SHA-256 in 64 hexadecimal digits.</summary>
    public static string Of(string text)
    {
        var plain = text.IndexOf('\r') < 0 ? text : text.Replace("\r\n", "\n").Replace('\r', '\n');
        return Hex(plain.Length > 0 && plain[0] == '\uFEFF' ? plain.Substring(1) : plain, bytes: 32);
    }

    /// <summary>Enough of the hash to tell versions of one thing apart.</summary>
    public static string Short(string text) => Hex(text, bytes: 8);

    private static string Hex(string text, int bytes)
    {
#if NETSTANDARD2_0
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(text));
#else
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
#endif
        var hex = new StringBuilder(bytes * 2);
        for (var i = 0; i < bytes; i++)
        {
            hex.Append(Digits[hash[i] >> 4]).Append(Digits[hash[i] & 15]);
        }

        return hex.ToString();
    }
}
