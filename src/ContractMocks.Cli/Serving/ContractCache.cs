using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.Cli;

/// <summary>What reading a spec gave: the compact form of its contract, the problems, and the files that it named.</summary>
internal sealed record CompiledSpec(byte[] Compact, EquatableArray<Problem> Problems, IReadOnlyList<SpecPart> Parts);

/// <summary>
/// Keeps compiled contracts in the user's cache folder, so that a document that was served before need not be read again. A file is named for the
/// content it comes from and for the build that read it; what cannot be read, or was changed by somebody, is as if it were not there.
/// </summary>
internal sealed class ContractCache(string? folder, TimeProvider time)
{
    /// <summary>The most bytes that all files together may have: 256 MiB. The ones used longest ago go first.</summary>
    public const long MostBytes = 256L * 1024 * 1024;

    private const string Variable = "CONTRACTMOCKS_CACHE";
    private const string Extension = ".contract";
    private const string Mark = "contractmocks-contract-1 ";
    private const int HashLength = 64;

    /// <summary>A cache that keeps nothing.</summary>
    public static ContractCache None { get; } = new(null, TimeProvider.System);

    /// <summary>
    /// The user's: the folder that <c>CONTRACTMOCKS_CACHE</c> names (<c>off</c>: none), else <c>contractmocks</c> in <c>XDG_CACHE_HOME</c>, else in
    /// the system's folder for such files.
    /// </summary>
    public static ContractCache Of(bool isOff, TimeProvider time) => isOff ? None : new ContractCache(Folder(Environment.GetEnvironmentVariable), time);

    /// <summary>The name under which a spec is kept.</summary>
    /// <param name="path">The path of the document; its file name may name the contract.</param>
    /// <param name="content">The document.</param>
    public static string Key(string path, ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // The identity of a build: the module ids change with every change of the code.
        hash.AppendData(typeof(SpecReader).Module.ModuleVersionId.ToByteArray());
        hash.AppendData(typeof(Contract).Module.ModuleVersionId.ToByteArray());
        hash.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(path) + "\n"));
        hash.AppendData(content);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>What was kept, its problems in the file that the path names now; null for nothing.</summary>
    public CompiledSpec? Find(string key, string path)
    {
        if (folder is null)
        {
            return null;
        }

        try
        {
            var file = Path.Combine(folder, key + Extension);
            var compiled = File.Exists(file) ? Read(File.ReadAllBytes(file), path) : null;
            if (compiled is not null)
            {
                File.SetLastWriteTimeUtc(file, time.GetUtcNow().UtcDateTime);
            }

            return compiled;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException
            or FormatException or KeyNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Keeps a spec, and makes room for it. A folder that cannot be written is no failure: the next start is slower, that is all.</summary>
    public void Keep(string key, string path, CompiledSpec spec)
    {
        if (folder is null)
        {
            return;
        }

        try
        {
            MakeFolder(folder);
            var temporary = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{key}.{Environment.ProcessId}.tmp"));
            File.WriteAllBytes(temporary, Write(spec, path));
            File.Move(temporary, Path.Combine(folder, key + Extension), overwrite: true);
            Evict(folder, key + Extension);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // See above.
        }
    }

    internal static string? Folder(Func<string, string?> variable)
    {
        if (variable(Variable) is { Length: > 0 } named)
        {
            return named.Equals("off", StringComparison.OrdinalIgnoreCase) ? null : Path.GetFullPath(named);
        }

        // The XDG specification: a relative path is not valid and is ignored.
        if (variable("XDG_CACHE_HOME") is { Length: > 0 } xdg && Path.IsPathFullyQualified(xdg))
        {
            return Path.Combine(xdg, "contractmocks");
        }

        if (!OperatingSystem.IsWindows() && variable("HOME") is { Length: > 0 } home)
        {
            return OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches", "contractmocks") : Path.Combine(home, ".cache", "contractmocks");
        }

        var local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        return local.Length == 0 ? null : Path.Combine(local, "contractmocks", "cache");
    }

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            // For the user alone: what is in it is served.
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    // The mark with the hash of all that follows, problems and parts on one line, then the compact form.
    private static byte[] Write(CompiledSpec spec, string path)
    {
        using var rest = new MemoryStream(spec.Compact.Length + 4096);
        using (var json = new Utf8JsonWriter(rest))
        {
            CachedReading.Write(spec, path, json);
        }

        rest.WriteByte((byte)'\n');
        rest.Write(spec.Compact);
        var content = rest.GetBuffer().AsSpan(0, (int)rest.Length);
        return [.. Encoding.ASCII.GetBytes($"{Mark}{Convert.ToHexStringLower(SHA256.HashData(content))}\n"), .. content];
    }

    private static CompiledSpec? Read(byte[] file, string path)
    {
        var head = Mark.Length + HashLength + 1;
        if (file.Length < head || !file.AsSpan().StartsWith(Encoding.ASCII.GetBytes(Mark)))
        {
            return null;
        }

        var content = file.AsSpan(head);
        var hash = Encoding.ASCII.GetString(file, Mark.Length, HashLength);
        if (hash != Convert.ToHexStringLower(SHA256.HashData(content)))
        {
            return null;
        }

        var end = content.IndexOf((byte)'\n');
        return CachedReading.Read(file.AsMemory(head, end), content[(end + 1)..].ToArray(), path);
    }

    private static void Evict(string folder, string newest)
    {
        var files = new DirectoryInfo(folder).GetFiles("*" + Extension).OrderByDescending(static file => file.LastWriteTimeUtc).ThenBy(static file => file.Name);
        var total = 0L;
        foreach (var file in files)
        {
            total += file.Length;
            if (total > MostBytes && file.Name != newest)
            {
                file.Delete();
            }
        }
    }
}
