using System;
using System.Collections.Generic;

namespace WireMock.Matchers
{
    public enum MatchBehaviour
    {
        AcceptOnMatch,
        RejectOnMatch,
    }

    public enum MatchOperator
    {
        Or,
        And,
        Average,
    }

    public interface IMatcher
    {
        string Name { get; }

        MatchBehaviour MatchBehaviour { get; }

        string GetCSharpCodeArguments();
    }

    public static class MatchScores
    {
        public const double Tolerance = 0.000001;
        public const double Mismatch = 0.0;
        public const double Perfect = 1.0;
        public const double AlmostPerfect = 0.99;

        public static bool IsPerfect(double value) => throw new NotSupportedException();

        public static double ToScore(bool value) => throw new NotSupportedException();
    }
}

namespace WireMock.Matchers.Request
{
    public interface IRequestMatcher
    {
        double GetMatchingScore(IRequestMessage requestMessage, IRequestMatchResult requestMatchResult);
    }

    public interface IRequestMatchResult : IComparable
    {
        double AverageTotalScore { get; }

        bool IsPerfectMatch { get; }

        IList<MatchDetail> MatchDetails { get; }

        int TotalNumber { get; }

        double TotalScore { get; }

        double AddScore(Type matcherType, double score, Exception? exception);
    }

    public class MatchDetail
    {
        public Type MatcherType { get; set; } = null!;

        public double Score { get; set; }

        public Exception? Exception { get; set; }
    }
}
