using ContractMocks.Compiler.Comparison.Schemas;
using static ContractMocks.Compiler.Comparison.ChangeSeverity;

namespace ContractMocks.Compiler.Comparison.Operations;

/// <summary>The kinds of change around schemas. First the severity where the client sends it, then where it receives it.</summary>
internal static class OperationKinds
{
    // Operations.
    public static readonly ChangeKind OperationAdded = new("operation-added", Compatible, Compatible, "an operation was added");
    public static readonly ChangeKind OperationRemoved = new("operation-removed", Breaking, Breaking, "an operation was removed");
    public static readonly ChangeKind OperationDeprecated = new("operation-deprecated", Compatible, Compatible, "an operation was deprecated");
    public static readonly ChangeKind OperationReactivated = new("operation-reactivated", Compatible, Compatible, "an operation is no longer deprecated");
    public static readonly ChangeKind OperationIdChanged = new("operation-id-changed", Compatible, Compatible, "an operation was named otherwise");
    public static readonly ChangeKind SunsetAdded = new("sunset-added", Compatible, Compatible, "a day of removal was announced");
    public static readonly ChangeKind SunsetLater = new("sunset-later", Compatible, Compatible, "a day of removal was put off");
    public static readonly ChangeKind SunsetEarlier = new("sunset-earlier", Breaking, Breaking, "a day of removal was brought forward");
    public static readonly ChangeKind SunsetRemoved = new("sunset-removed", Breaking, Breaking, "a day of removal is no longer told");
    public static readonly ChangeKind StabilityIncreased = new("stability-increased", Compatible, Compatible, "a level of stability rose");
    public static readonly ChangeKind StabilityDecreased = new("stability-decreased", Breaking, Breaking, "a level of stability fell");
    public static readonly ChangeKind TagAdded = new("tag-added", Compatible, Compatible, "a tag was added");
    public static readonly ChangeKind TagRemoved = new("tag-removed", Compatible, Compatible, "a tag was removed");

    // Webhooks and callbacks: whoever never heard of a new one is not sent it.
    public static readonly ChangeKind WebhookAdded = new("webhook-added", Compatible, Compatible, "a webhook was added");
    public static readonly ChangeKind WebhookRemoved = new("webhook-removed", Breaking, Breaking, "a webhook was removed");
    public static readonly ChangeKind CallbackAdded = new("callback-added", Compatible, Compatible, "a callback was added");
    public static readonly ChangeKind CallbackRemoved = new("callback-removed", Breaking, Breaking, "a callback was removed");

    // Parameters.
    public static readonly ChangeKind RequiredParameterAdded = new("required-parameter-added", Breaking, Compatible, "a required parameter was added");
    public static readonly ChangeKind OptionalParameterAdded = new("optional-parameter-added", Compatible, Compatible, "an optional parameter was added");
    public static readonly ChangeKind ParameterRemoved = new("parameter-removed", Risky, Breaking, "a parameter was removed");
    public static readonly ChangeKind DeprecatedParameterRemoved = new("deprecated-parameter-removed", Compatible, Risky, "a deprecated parameter was removed");
    public static readonly ChangeKind ParameterBecameRequired = new("parameter-became-required", Breaking, Compatible, "a parameter became required");
    public static readonly ChangeKind ParameterBecameOptional = new("parameter-became-optional", Compatible, Breaking, "a parameter became optional");
    public static readonly ChangeKind PathParameterDeclared = new("path-parameter-declared", Compatible, Compatible, "a placeholder of a path was declared");
    public static readonly ChangeKind PathParameterUndeclared = new("path-parameter-undeclared", Compatible, Compatible, "a placeholder of a path is no longer declared");
    public static readonly ChangeKind ParameterStyleChanged = new("parameter-style-changed", Breaking, Breaking, "lists or objects in a parameter are written otherwise");
    public static readonly ChangeKind ParameterMediaTypeChanged = new("parameter-media-type-changed", Breaking, Breaking, "a parameter carries another media type");
    public static readonly ChangeKind ParameterWritingChanged = new("parameter-writing-changed", Risky, Risky, "characters or empty values of a parameter are treated otherwise");
    public static readonly ChangeKind ParameterDeprecated = new("parameter-deprecated", Compatible, Compatible, "a parameter was deprecated");
    public static readonly ChangeKind ParameterReactivated = new("parameter-reactivated", Compatible, Compatible, "a parameter is no longer deprecated");

    // Bodies.
    public static readonly ChangeKind RequiredBodyAdded = new("required-body-added", Breaking, Compatible, "a required body was added");
    public static readonly ChangeKind OptionalBodyAdded = new("optional-body-added", Compatible, Compatible, "an optional body was added");
    public static readonly ChangeKind BodyRemoved = new("body-removed", Breaking, Breaking, "a body was removed");
    public static readonly ChangeKind BodyBecameRequired = new("body-became-required", Breaking, Compatible, "a body became required");
    public static readonly ChangeKind BodyBecameOptional = new("body-became-optional", Compatible, Breaking, "a body became optional");
    public static readonly ChangeKind MediaTypeAdded = new("media-type-added", Compatible, Compatible, "a media type was added");
    public static readonly ChangeKind MediaTypeRemoved = new("media-type-removed", Breaking, Breaking, "a media type was removed");
    public static readonly ChangeKind MediaTypeGeneralized = new("media-type-generalized", Compatible, Breaking, "a media type became a more general one");
    public static readonly ChangeKind MediaTypeSpecialized = new("media-type-specialized", Breaking, Compatible, "a media type became a more special one");
    public static readonly ChangeKind MediaTypeNameChanged = new("media-type-name-changed", Risky, Compatible, "the parameters of a media type changed");
    public static readonly ChangeKind SchemaAdded = new("body-schema-added", Breaking, Compatible, "a body without schema was given one");
    public static readonly ChangeKind SchemaRemoved = new("body-schema-removed", Compatible, Risky, "a body's schema was taken away");
    public static readonly ChangeKind PartStyleChanged = new("part-style-changed", Breaking, Breaking, "a part of a form is written otherwise");
    public static readonly ChangeKind PartEncodingChanged = new("part-encoding-changed", Risky, Risky, "a part of a form has another media type or other headers");

    // Answers.
    public static readonly ChangeKind SuccessStatusAdded = new("success-status-added", Compatible, Compatible, "an answer of success was added");
    public static readonly ChangeKind SuccessStatusRemoved = new("success-status-removed", Breaking, Breaking, "an answer of success was removed");
    public static readonly ChangeKind OtherStatusAdded = new("other-status-added", Compatible, Compatible, "an answer other than success was added");
    public static readonly ChangeKind OtherStatusRemoved = new("other-status-removed", Compatible, Compatible, "an answer other than success was removed");
    public static readonly ChangeKind StatusMerged = new("status-merged", Compatible, Compatible, "an answer is no longer told apart from others");
    public static readonly ChangeKind HeaderAdded = new("header-added", Compatible, Compatible, "a header of an answer was added");
    public static readonly ChangeKind RequiredHeaderAdded = new("required-header-added", Breaking, Compatible, "a header that every answer has was added");
    public static readonly ChangeKind RequiredHeaderRemoved = new("required-header-removed", Risky, Breaking, "a header that every answer had was removed");
    public static readonly ChangeKind OptionalHeaderRemoved = new("optional-header-removed", Risky, Risky, "a header that answers could have was removed");
    public static readonly ChangeKind HeaderBecameOptional = new("header-became-optional", Compatible, Breaking, "a header is no longer in every answer");
    public static readonly ChangeKind HeaderBecameRequired = new("header-became-required", Breaking, Compatible, "a header is now in every answer");

    // Security. Compatible, as at oasdiff: documents catch up with services that asked for these credentials all along (OpenAI's did so for the keys of
    // administrators), and told as breaking they would bury what does break.
    public static readonly ChangeKind SecurityBecameRequired = new("security-became-required", Compatible, Compatible, "what everyone could ask needs credentials");
    public static readonly ChangeKind SecurityBecameOptional = new("security-became-optional", Compatible, Compatible, "what needed credentials can be asked without");
    public static readonly ChangeKind SecurityAdded = new("security-added", Compatible, Compatible, "another way to authenticate was added");
    public static readonly ChangeKind SecurityRemoved = new("security-removed", Compatible, Compatible, "a way to authenticate was removed");
    public static readonly ChangeKind ScopeAdded = new("security-scope-added", Compatible, Compatible, "a scope became needed");
    public static readonly ChangeKind ScopeRemoved = new("security-scope-removed", Compatible, Compatible, "a scope is no longer needed");
    public static readonly ChangeKind SchemeAdded = new("security-scheme-added", Compatible, Compatible, "a security scheme was added");
    public static readonly ChangeKind SchemeRemoved = new("security-scheme-removed", Compatible, Compatible, "a security scheme was removed");
    public static readonly ChangeKind SchemeChanged = new("security-scheme-changed", Compatible, Compatible, "credentials are sent in another way");
    public static readonly ChangeKind SchemeUrlChanged = new("security-url-changed", Compatible, Compatible, "an address of OAuth or OpenID changed");
    public static readonly ChangeKind SchemeScopeAdded = new("scheme-scope-added", Compatible, Compatible, "a security scheme was given a scope");
    public static readonly ChangeKind SchemeScopeRemoved = new("scheme-scope-removed", Compatible, Compatible, "a security scheme lost a scope");

    // The document.
    public static readonly ChangeKind ServerAdded = new("server-added", Compatible, Compatible, "a server was added");
    public static readonly ChangeKind ServerRemoved = new("server-removed", Compatible, Compatible, "a server was removed");
    public static readonly ChangeKind ServerChanged = new("server-changed", Compatible, Compatible, "a server has another address or other variables");
    public static readonly ChangeKind VersionChanged = new("document-version-changed", Prose, Prose, "the document has another version");
    public static readonly ChangeKind UnusedAdded = new("unused-component-added", Prose, Prose, "a component that no operation uses was added");
    public static readonly ChangeKind UnusedRemoved = new("unused-component-removed", Compatible, Compatible, "a component that no operation uses was removed");
    public static readonly ChangeKind UnusedChanged = new("unused-component-changed", Compatible, Compatible, "a component that no operation uses was changed");

    // What nothing else names.
    public static readonly ChangeKind OtherChanged = new("other-changed", Compatible, Compatible, "a key that needs no more was changed");

    // Words are the same kinds of change wherever they stand.
    public static ChangeKind DescriptionChanged => SchemaChanges.Description.Kind;

    public static ChangeKind ExampleChanged => SchemaChanges.Example.Kind;

    public static ChangeKind ExtensionChanged => SchemaChanges.Extension.Kind;

    /// <summary>Every kind of this list, in its order; those that schemas have, too, are in theirs.</summary>
    public static IReadOnlyList<ChangeKind> All { get; } =
    [
        OperationAdded, OperationRemoved, OperationDeprecated, OperationReactivated, OperationIdChanged,
        SunsetAdded, SunsetLater, SunsetEarlier, SunsetRemoved, StabilityIncreased, StabilityDecreased, TagAdded, TagRemoved,
        WebhookAdded, WebhookRemoved, CallbackAdded, CallbackRemoved,
        RequiredParameterAdded, OptionalParameterAdded, ParameterRemoved, DeprecatedParameterRemoved, ParameterBecameRequired, ParameterBecameOptional,
        PathParameterDeclared, PathParameterUndeclared, ParameterStyleChanged, ParameterMediaTypeChanged, ParameterWritingChanged, ParameterDeprecated, ParameterReactivated,
        RequiredBodyAdded, OptionalBodyAdded, BodyRemoved, BodyBecameRequired, BodyBecameOptional, MediaTypeAdded, MediaTypeRemoved,
        MediaTypeGeneralized, MediaTypeSpecialized, MediaTypeNameChanged, SchemaAdded, SchemaRemoved, PartStyleChanged, PartEncodingChanged,
        SuccessStatusAdded, SuccessStatusRemoved, OtherStatusAdded, OtherStatusRemoved, StatusMerged,
        HeaderAdded, RequiredHeaderAdded, RequiredHeaderRemoved, OptionalHeaderRemoved, HeaderBecameOptional, HeaderBecameRequired,
        SecurityBecameRequired, SecurityBecameOptional, SecurityAdded, SecurityRemoved, ScopeAdded, ScopeRemoved,
        SchemeAdded, SchemeRemoved, SchemeChanged, SchemeUrlChanged, SchemeScopeAdded, SchemeScopeRemoved,
        ServerAdded, ServerRemoved, ServerChanged, VersionChanged, UnusedAdded, UnusedRemoved, UnusedChanged, OtherChanged,
    ];
}
