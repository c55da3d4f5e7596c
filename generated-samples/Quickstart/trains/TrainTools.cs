using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ContractMocks;

namespace Quickstart;

/// <summary>A tool that is a method: the record of its arguments, FindTrain, is emitted.</summary>
internal static class TrainTools
{
    [ContractTool, Description("Finds the next train between two cities.")]
    public static string FindTrain([Description("The city it leaves from.")] string from, [Description("The city it goes to.")] string to) =>
        $$"""{ "train": "{{from[..1]}}{{to[..1]}} 6607", "leaves": "09:58" }""";
}

/// <summary>A tool that is a record: what is emitted beside it makes fakes of it. Renaming Seats breaks the build in train.scenario.yaml.</summary>
[ContractTool, Description("Books seats in a train.")]
public sealed partial record BookSeats(string Train, [property: Range(1, 6)] int Seats = 1);
