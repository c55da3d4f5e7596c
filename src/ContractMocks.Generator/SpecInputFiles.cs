using System.Collections.Immutable;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.Generator;

/// <summary>
/// A spec and the files that its references may name: additional files of the project and nothing else. A spec without <c>Parts</c> has none, so
/// that an edit of another file does not have it read again. Equal when the texts are the same objects.
/// </summary>
internal sealed record SpecInputFiles(ContractFile Spec, EquatableArray<ContractFile> Files)
{
    public static SpecInputFiles Of((ContractFile Spec, ImmutableArray<ContractFile> Files) input, CancellationToken cancellation) =>
        new(input.Spec, input.Spec.HasParts ? input.Files.ToEquatableArray() : default);

    /// <summary>What reading looks files up in.</summary>
    public ISpecFiles Open(CancellationToken cancellation) => new Lookup(Files, cancellation);

    private sealed class Lookup(EquatableArray<ContractFile> files, CancellationToken cancellation) : ISpecFiles
    {
        private Dictionary<string, ContractFile>? _byPath;

        public string? Read(string path)
        {
            if (_byPath is null)
            {
                _byPath = new Dictionary<string, ContractFile>(StringComparer.Ordinal);
                foreach (var file in files)
                {
                    _byPath[SpecPath.Normalise(file.Path)] = file;
                }
            }

            return _byPath.TryGetValue(path, out var found) ? found.Read(cancellation) : null;
        }
    }
}
