using BenchmarkDotNet.Running;
using ContractMocks.Benchmarks;

// "emission": size and cost of what is emitted for whole documents. "fresh": what the first use in a process costs, each in processes of its own. Anything else: BenchmarkDotNet, for what is warm.
if (args is ["fresh", .. var rest])
{
    return await FreshProcess.RunAsync(rest);
}

if (args is ["emission", .. var documents])
{
    return await EmissionCost.RunAsync(documents);
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
