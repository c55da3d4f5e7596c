using BenchmarkDotNet.Running;
using ContractMocks.Benchmarks;

// "fresh": what the first use in a process costs, each in processes of its own. Anything else: BenchmarkDotNet, for what is warm.
if (args is ["fresh", .. var rest])
{
    return await FreshProcess.RunAsync(rest);
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
