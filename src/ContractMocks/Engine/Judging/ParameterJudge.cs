using System.Text.Json;
using ContractMocks.Schemas;

namespace ContractMocks.Engine.Judging;

/// <summary>Judges one parameter: the first reading that its schema accepts counts, else the first of all is what is reported.</summary>
internal static class ParameterJudge
{
    private static readonly FieldWriter s_writer = new();
    private static readonly JsonDocumentOptions s_reading = new() { MaxDepth = 64 };

    public static void Judge(ParameterPlan plan, RequestText request, List<Violation> violations)
    {
        if (plan is { IsScalar: true, IsJson: false, Parameter.In: not ParameterPlace.Query and not ParameterPlace.Cookie }
            && Scalar(plan.Parameter, request) is { } text
            && plan.TakesAtOnce(text))
        {
            return;
        }

        if (plan.IsJson)
        {
            JudgeJson(plan, request, violations);
            return;
        }

        JsonDocument? first = null;
        try
        {
            foreach (var reading in ParameterReadings.Of(plan, request))
            {
                if (reading.Values.Count == 1 && plan.TakesAtOnce(reading.Values[0].Text))
                {
                    return;
                }

                var value = s_writer.Read(reading, plan.Shape);
                if (plan.IsValid(value.RootElement))
                {
                    value.Dispose();
                    return;
                }

                if (first is null)
                {
                    first = value;
                }
                else
                {
                    value.Dispose();
                }
            }

            if (!IsResourceName(plan, request))
            {
                Report(plan, first?.RootElement, violations);
            }
        }
        finally
        {
            first?.Dispose();
        }
    }

    /// <summary>The value that the readings agree on; undefined where there is none. For tests and for whoever needs a parameter as JSON.</summary>
    public static JsonElement Value(ParameterPlan plan, RequestText request)
    {
        foreach (var reading in ParameterReadings.Of(plan, request))
        {
            using var value = s_writer.Read(reading, plan.Shape);
            if (plan.IsValid(value.RootElement))
            {
                return value.RootElement.Clone();
            }
        }

        return default;
    }

    /// <summary>
    /// Whether the value fits with the path around it: Google's documents write <c>/models/{modelsId}</c> and describe <c>models/gemini-2.5-flash</c>.
    /// </summary>
    private static bool IsResourceName(ParameterPlan plan, RequestText request)
    {
        if (plan is not { IsScalar: true, Parameter.In: ParameterPlace.Path })
        {
            return false;
        }

        foreach (var name in request.ResourceNames(plan.Parameter.Name))
        {
            using var value = s_writer.Read(Field.Text(name), plan.Shape);
            if (plan.IsValid(value.RootElement))
            {
                return true;
            }
        }

        return false;
    }

    private static string? Scalar(Parameter parameter, RequestText request) =>
        parameter.In == ParameterPlace.Header
            ? request.Header(parameter.Name)
            : parameter.Style == ParameterStyle.Simple ? request.PathValue(parameter.Name) : null;

    /// <summary>A parameter with <c>content</c>: its text is JSON, whatever the style.</summary>
    private static void JudgeJson(ParameterPlan plan, RequestText request, List<Violation> violations)
    {
        var name = plan.Parameter.Name;
        var text = plan.Parameter.In switch
        {
            ParameterPlace.Query => request.Query.Find(pair => pair.Name == name) is { Name: not null } pair ? pair.Value : null,
            ParameterPlace.Cookie => request.Cookies.Find(cookie => cookie.Key == name).Value,
            ParameterPlace.Path => request.PathValue(name),
            _ => request.Header(name),
        };
        if (text is null)
        {
            Report(plan, null, violations);
            return;
        }

        try
        {
            using var value = JsonDocument.Parse(text, s_reading);
            if (!plan.IsValid(value.RootElement))
            {
                Report(plan, value.RootElement, violations);
            }
        }
        catch (JsonException)
        {
            violations.Add(Violations.InParameter(plan, new SchemaError("$", Violations.SyntaxKeyword, "JSON nested at most 64 deep", "text that is none")));
        }
    }

    private static void Report(ParameterPlan plan, JsonElement? value, List<Violation> violations)
    {
        if (value is { } found)
        {
            foreach (var error in plan.Explain(found))
            {
                violations.Add(Violations.InParameter(plan, error));
            }
        }
        else if (plan.Parameter is { Required: true, In: not ParameterPlace.Path })
        {
            violations.Add(Violations.MissingParameter(plan.Parameter));
        }
    }
}
