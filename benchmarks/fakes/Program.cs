using System.Globalization;
using ContractMocks.Fakes.Tests.Judges;
using ContractMocks.Fakes.Tests.SideBySide;

// dotnet run -c Release --project benchmarks/fakes [EVERY]
// Fakes the schemas of the test suite, the functions of the benchmark of tools, and the component schemas of providers' documents with 20 seeds,
// by our faker and by json-schema-faker, and has Ajv judge both. EVERY takes each so-many-th schema only; default: 1, all of them. Needs the corpus
// (CONTRACTMOCKS_CORPUS, or ../shared/corpus) and 'npm install --no-package-lock' in tests/ContractMocks.Fakes.Tests/node.
if (NodeTool.Missing is { } missing)
{
    await Console.Error.WriteLineAsync(missing);
    return 1;
}

var every = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1;
using var contest = new Contest();
foreach (var collection in (string[])["suite", "functions", "components"])
{
    Console.Write(Contest.Table(collection, contest.Run(Contest.Schemas(collection, every), seeds: 20)));
}

return 0;
