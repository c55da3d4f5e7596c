namespace ContractMocks.Schemas.Validation;

internal static partial class MetaSchemas
{
    private const string Types = "\"array\",\"boolean\",\"integer\",\"null\",\"number\",\"object\",\"string\"";

    private const string Annotations = """
        "properties":{"title":{"type":"string"},"description":{"type":"string"},"deprecated":{"type":"boolean"},"readOnly":{"type":"boolean"},
          "writeOnly":{"type":"boolean"},"examples":{"type":"array"}}
        """;

    private const string Validation = $$$$"""
        "properties":{"type":{"anyOf":[{"$ref":"#/$defs/type"},{"type":"array","items":{"$ref":"#/$defs/type"},"minItems":1,"uniqueItems":true}]},
          "enum":{"type":"array"},"multipleOf":{"type":"number","exclusiveMinimum":0},"maximum":{"type":"number"},"exclusiveMaximum":{"type":"number"},
          "minimum":{"type":"number"},"exclusiveMinimum":{"type":"number"},"maxLength":{"$ref":"#/$defs/count"},"minLength":{"$ref":"#/$defs/count"},
          "pattern":{"type":"string","format":"regex"},"maxItems":{"$ref":"#/$defs/count"},"minItems":{"$ref":"#/$defs/count"},
          "uniqueItems":{"type":"boolean"},"maxContains":{"$ref":"#/$defs/count"},"minContains":{"$ref":"#/$defs/count"},
          "maxProperties":{"$ref":"#/$defs/count"},"minProperties":{"$ref":"#/$defs/count"},"required":{"$ref":"#/$defs/names"},
          "dependentRequired":{"type":"object","additionalProperties":{"$ref":"#/$defs/names"}}},
        "$defs":{"count":{"type":"integer","minimum":0},"type":{"enum":[{{{{Types}}}}]},"names":{"type":"array","items":{"type":"string"},"uniqueItems":true}}
        """;

    // Drafts 6 and 7 differ in a few members; they are filled in before the closing brace of the properties.
    private const string Draft6Members = """
        "$id":{"type":"string","format":"uri-reference"},"$schema":{"type":"string","format":"uri"},"$ref":{"type":"string","format":"uri-reference"},
        "title":{"type":"string"},"description":{"type":"string"},"examples":{"type":"array"},
        "multipleOf":{"type":"number","exclusiveMinimum":0},"maximum":{"type":"number"},"exclusiveMaximum":{"type":"number"},"minimum":{"type":"number"},
        "exclusiveMinimum":{"type":"number"},"maxLength":{"$ref":"#/definitions/count"},"minLength":{"$ref":"#/definitions/count"},
        "pattern":{"type":"string","format":"regex"},"additionalItems":{"$ref":"#"},"items":{"anyOf":[{"$ref":"#"},{"$ref":"#/definitions/list"}]},
        "maxItems":{"$ref":"#/definitions/count"},"minItems":{"$ref":"#/definitions/count"},"uniqueItems":{"type":"boolean"},"contains":{"$ref":"#"},
        "maxProperties":{"$ref":"#/definitions/count"},"minProperties":{"$ref":"#/definitions/count"},"required":{"$ref":"#/definitions/names"},
        "additionalProperties":{"$ref":"#"},"definitions":{"$ref":"#/definitions/map"},"properties":{"$ref":"#/definitions/map"},
        "patternProperties":{"allOf":[{"$ref":"#/definitions/map"}],"propertyNames":{"format":"regex"}},
        "dependencies":{"type":"object","additionalProperties":{"anyOf":[{"$ref":"#"},{"$ref":"#/definitions/names"}]}},"propertyNames":{"$ref":"#"},
        "enum":{"type":"array"},"type":{"anyOf":[{"$ref":"#/definitions/type"},{"type":"array","items":{"$ref":"#/definitions/type"},"minItems":1,"uniqueItems":true}]},
        "format":{"type":"string"},"allOf":{"$ref":"#/definitions/list"},"anyOf":{"$ref":"#/definitions/list"},"oneOf":{"$ref":"#/definitions/list"},
        "not":{"$ref":"#"}
        """;

    private const string Definitions = $$$$"""
        "definitions":{"count":{"type":"integer","minimum":0},"type":{"enum":[{{{{Types}}}}]},"list":{"type":"array","minItems":1,"items":{"$ref":"#"}},
          "map":{"type":"object","additionalProperties":{"$ref":"#"}},"names":{"type":"array","items":{"type":"string"},"uniqueItems":true}}
        """;

    private const string Draft6 = $$$$"""
        {"$schema":"http://json-schema.org/draft-06/schema#","$id":"http://json-schema.org/draft-06/schema#","type":["object","boolean"],
         "properties":{ {{{{Draft6Members}}}} },{{{{Definitions}}}}}
        """;

    private const string Draft7 = $$$$"""
        {"$schema":"http://json-schema.org/draft-07/schema#","$id":"http://json-schema.org/draft-07/schema#","type":["object","boolean"],
         "properties":{ {{{{Draft6Members}}}},"$comment":{"type":"string"},"readOnly":{"type":"boolean"},"writeOnly":{"type":"boolean"},
           "contentMediaType":{"type":"string"},"contentEncoding":{"type":"string"},"if":{"$ref":"#"},"then":{"$ref":"#"},"else":{"$ref":"#"} },{{{{Definitions}}}}}
        """;

    private const string Draft4 = $$$$"""
        {"$schema":"http://json-schema.org/draft-04/schema#","id":"http://json-schema.org/draft-04/schema#","type":"object",
         "properties":{"id":{"type":"string"},"$schema":{"type":"string"},"title":{"type":"string"},"description":{"type":"string"},
           "multipleOf":{"type":"number","minimum":0,"exclusiveMinimum":true},"maximum":{"type":"number"},"exclusiveMaximum":{"type":"boolean"},
           "minimum":{"type":"number"},"exclusiveMinimum":{"type":"boolean"},"maxLength":{"$ref":"#/definitions/count"},
           "minLength":{"$ref":"#/definitions/count"},"pattern":{"type":"string","format":"regex"},
           "additionalItems":{"anyOf":[{"type":"boolean"},{"$ref":"#"}]},"items":{"anyOf":[{"$ref":"#"},{"$ref":"#/definitions/list"}]},
           "maxItems":{"$ref":"#/definitions/count"},"minItems":{"$ref":"#/definitions/count"},"uniqueItems":{"type":"boolean"},
           "maxProperties":{"$ref":"#/definitions/count"},"minProperties":{"$ref":"#/definitions/count"},
           "required":{"type":"array","minItems":1,"items":{"type":"string"},"uniqueItems":true},
           "additionalProperties":{"anyOf":[{"type":"boolean"},{"$ref":"#"}]},"definitions":{"$ref":"#/definitions/map"},
           "properties":{"$ref":"#/definitions/map"},"patternProperties":{"$ref":"#/definitions/map"},
           "dependencies":{"type":"object","additionalProperties":{"anyOf":[{"$ref":"#"},{"$ref":"#/definitions/names"}]}},
           "enum":{"type":"array","minItems":1,"uniqueItems":true},
           "type":{"anyOf":[{"$ref":"#/definitions/type"},{"type":"array","items":{"$ref":"#/definitions/type"},"minItems":1,"uniqueItems":true}]},
           "format":{"type":"string"},"allOf":{"$ref":"#/definitions/list"},"anyOf":{"$ref":"#/definitions/list"},"oneOf":{"$ref":"#/definitions/list"},
           "not":{"$ref":"#"} },
         "dependencies":{"exclusiveMaximum":["maximum"],"exclusiveMinimum":["minimum"]},{{{{Definitions}}}}}
        """;
}
