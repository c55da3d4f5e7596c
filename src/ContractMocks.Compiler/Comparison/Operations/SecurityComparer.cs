using ContractMocks.Compiler.Specs;
using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Comparison.Operations;

/// <summary>
/// Compares who may ask: an operation that was open and no longer is, a way to authenticate that is gone, a scope more.
/// </summary>
internal sealed class SecurityComparer
{
    private static readonly HashSet<string> Handled = new(StringComparer.Ordinal)
    {
        "type", "name", "in", "scheme", "flow", "flows", "authorizationUrl", "tokenUrl", "refreshUrl", "scopes", "openIdConnectUrl",
    };

    private const string Global = "api-global-security-";
    private readonly SpecContext _oldSpec;
    private readonly SpecContext _newSpec;
    private readonly Dictionary<string, SecuritySchemeView> _old;
    private readonly Dictionary<string, SecuritySchemeView> _new;
    private readonly Dictionary<string, string> _renamed = new(StringComparer.Ordinal);

    public SecurityComparer(SpecContext old, SpecContext @new)
    {
        (_oldSpec, _newSpec) = (old, @new);
        (_old, _new) = (SecuritySchemeView.All(old), SecuritySchemeView.All(@new));
        foreach (var scheme in _old.Where(scheme => !_new.ContainsKey(scheme.Key)))
        {
            // A scheme that is only called otherwise is the same one.
            var same = _new.FirstOrDefault(other => !_old.ContainsKey(other.Key) && !_renamed.ContainsValue(other.Key) && other.Value.IsSame(scheme.Value)).Key;
            if (same is not null)
            {
                _renamed.Add(scheme.Key, same);
            }
        }
    }

    /// <summary>Compares the requirements that count for an operation.</summary>
    public void Compare(ChangeWriter writer, Spot? old, Spot? @new)
    {
        if (NodeEquality.AreEqual(old?.Node, @new?.Node))
        {
            return;
        }

        var before = SecurityAlternative.Of(old, name => _renamed.TryGetValue(name, out var other) ? other : name);
        var after = SecurityAlternative.Of(@new, static name => name);
        var rule = IsOfDocument(old, _oldSpec) && IsOfDocument(@new, _newSpec) ? Global : "api-security-";
        writer = rule == Global ? writer.Called("security") : writer;
        var (wasOpen, isOpen) = (IsOpen(before), IsOpen(after));
        if (wasOpen && !isOpen)
        {
            writer.Add(
                OperationKinds.SecurityBecameRequired, $"credentials became required: {Names(after)}", old, @new, rule + "added", "none", Names(after));
            return;
        }

        if (!wasOpen && isOpen)
        {
            writer.Add(OperationKinds.SecurityBecameOptional, $"credentials ({Names(before)}) are no longer required", old, @new, rule + "removed", Names(before), "none");
            return;
        }

        foreach (var alternative in after.Where(alternative => !alternative.IsOpen && !before.Exists(other => other.Name == alternative.Name)))
        {
            writer.Add(OperationKinds.SecurityAdded, $"'{alternative.Name}' was added as a way to authenticate", null, alternative.Spot, rule + "added", null, alternative.Name);
        }

        foreach (var alternative in before)
        {
            Compare(writer, alternative, after, rule);
        }
    }

    /// <summary>Compares the schemes that the documents declare.</summary>
    public void CompareSchemes(ChangeLog log)
    {
        foreach (var scheme in _new)
        {
            var before = _old.TryGetValue(scheme.Key, out var same) ? same
                : _renamed.FirstOrDefault(pair => pair.Value == scheme.Key).Key is { } old ? _old[old] : null;
            var writer = Writer(log, scheme.Key);
            if (before is null)
            {
                writer.Add(
                    OperationKinds.SchemeAdded, $"the security scheme '{scheme.Key}' was added", null, scheme.Value.Spot,
                    "api-security-component-added", null, scheme.Value.Wire);
            }
            else
            {
                Compare(writer, before, scheme.Value);
            }
        }

        foreach (var scheme in _old.Where(scheme => !_new.ContainsKey(scheme.Key) && !_renamed.ContainsKey(scheme.Key)))
        {
            Writer(log, scheme.Key).Add(
                OperationKinds.SchemeRemoved, $"the security scheme '{scheme.Key}' was removed", scheme.Value.Spot, null,
                "api-security-component-removed", scheme.Value.Wire, null);
        }
    }

    private static ChangeWriter Writer(ChangeLog log, string name) => ChangeWriter.OfDocument(log, $"security scheme {name}");

    private static bool IsOpen(List<SecurityAlternative> alternatives) => alternatives.Count == 0 || alternatives.Exists(static alternative => alternative.IsOpen);

    private static string Names(List<SecurityAlternative> alternatives) =>
        Texts.List(alternatives.Where(static alternative => !alternative.IsOpen).Select(static alternative => alternative.Name));

    private static bool IsOfDocument(Spot? list, SpecContext spec) => list is null || ReferenceEquals(spec.Root["security"], list.Node);

    private static void Compare(ChangeWriter writer, SecurityAlternative old, List<SecurityAlternative> @new, string rule)
    {
        if (old.IsOpen)
        {
            return;
        }

        if (@new.Find(other => other.Name == old.Name) is { } same)
        {
            foreach (var scheme in same.Schemes)
            {
                var scopes = old.Schemes[scheme.Key];
                foreach (var scope in scheme.Value.Except(scopes))
                {
                    writer.Add(
                        OperationKinds.ScopeAdded, $"'{scheme.Key}' now needs the scope '{scope}'", old.Spot, same.Spot, rule + "scope-added", null, scope);
                }

                foreach (var scope in scopes.Except(scheme.Value))
                {
                    writer.Add(
                        OperationKinds.ScopeRemoved, $"'{scheme.Key}' no longer needs the scope '{scope}'", old.Spot, same.Spot, rule + "scope-removed", scope, null);
                }
            }

            return;
        }

        // Whoever has these credentials may satisfy another alternative with them, or with a part of them.
        var isStillLetIn = @new.Exists(other => other.Accepts(old));
        writer.Add(
            isStillLetIn ? OperationKinds.SecurityBecameOptional : OperationKinds.SecurityRemoved,
            isStillLetIn ? $"'{old.Name}' is more than is needed now" : $"'{old.Name}' was removed as a way to authenticate",
            old.Spot, null, rule + "removed", old.Name, null);
    }

    private static void Compare(ChangeWriter writer, SecuritySchemeView old, SecuritySchemeView @new)
    {
        if (old.Wire != @new.Wire)
        {
            writer.Add(
                OperationKinds.SchemeChanged, $"credentials are sent otherwise: {old.Wire} became {@new.Wire}", old.Spot, @new.Spot,
                old.Spot.Word("type") == @new.Spot.Word("type") ? "" : "api-security-component-type-changed", old.Wire, @new.Wire);
        }

        foreach (var key in old.Urls.Keys.Union(@new.Urls.Keys).ToList())
        {
            var (was, @is) = (old.Urls.TryGetValue(key, out var a) ? a : "", @new.Urls.TryGetValue(key, out var b) ? b : "");
            if (was != @is)
            {
                var message = was.Length == 0 ? $"the address '{key}' was added: {@is}" : @is.Length == 0 ? $"the address '{key}' was removed" : $"the address '{key}' went from {was} to {@is}";
                var rule = key.EndsWith("tokenUrl", StringComparison.Ordinal) ? "api-security-component-oauth-token-url-changed" : "api-security-component-oauth-url-changed";
                writer.Add(OperationKinds.SchemeUrlChanged, message, old.Spot, @new.Spot, rule, was, @is);
            }
        }

        foreach (var scope in @new.Scopes.Where(scope => !old.Scopes.ContainsKey(scope.Key)))
        {
            writer.Add(OperationKinds.SchemeScopeAdded, $"the scope '{scope.Value.Name}' was added", null, scope.Value, "api-security-component-oauth-scope-added");
        }

        foreach (var scope in old.Scopes)
        {
            if (!@new.Scopes.TryGetValue(scope.Key, out var other))
            {
                writer.Add(OperationKinds.SchemeScopeRemoved, $"the scope '{scope.Value.Name}' was removed", scope.Value, null, "api-security-component-oauth-scope-removed");
            }
            else if (!NodeEquality.AreEqual(scope.Value.Node, other.Node))
            {
                writer.Add(
                    OperationKinds.DescriptionChanged, $"the description of the scope '{other.Name}' was reworded", scope.Value, other,
                    "api-security-component-oauth-scope-changed");
            }
        }

        RestComparer.Compare(writer, old.Spot, @new.Spot, Handled);
    }
}
