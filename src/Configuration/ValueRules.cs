using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BriefingBus.Configuration;

/// <summary>Applies the attributes of an option to its value, for both the check and the schema: <see cref="RangeAttribute"/> and
/// <see cref="RegularExpressionAttribute"/> to a value or each value of a list, <see cref="MinLengthAttribute"/> to a list. The error
/// message of an attribute describes the expected value.</summary>
internal static class ValueRules
{
    /// <summary>The types that an unquoted text may have, with an example.</summary>
    private static readonly (string Type, string Text)[] Bare = [("number", "5"), ("boolean", "true")];

    /// <summary>The mistake in a value.</summary>
    public static IEnumerable<string> Problems(PropertyInfo option, object value)
    {
        if (value is ICollection list && option.GetCustomAttribute<MinLengthAttribute>() is { } length && list.Count < length.Length)
            yield return $"expected {length.ErrorMessage}";
        foreach (var single in value is ICollection values ? values : new[] { value })
        {
            var found = Convert.ToString(single, CultureInfo.InvariantCulture);
            if (option.GetCustomAttribute<RangeAttribute>() is { } range && !range.IsValid(single))
                yield return $"found {found}, expected {range.ErrorMessage ?? Words(range)}";
            if (option.GetCustomAttribute<RegularExpressionAttribute>() is { } form && !IsOfForm(form, found!))
                yield return $"found '{found}', expected {form.ErrorMessage}";
        }
    }

    /// <summary>Adds the rules to the schema of the value.</summary>
    public static void AddTo(JsonObject schema, PropertyInfo option)
    {
        if (option.GetCustomAttribute<MinLengthAttribute>() is { } length)
            schema["minItems"] = length.Length;
        foreach (var values in schema["items"] is JsonObject items ? new[] { schema, items } : [schema])
        {
            if (option.GetCustomAttribute<RangeAttribute>() is { } range)
            {
                values[range.MinimumIsExclusive ? "exclusiveMinimum" : "minimum"] = JsonSerializer.SerializeToNode(range.Minimum);
                values["maximum"] = JsonSerializer.SerializeToNode(range.Maximum);
            }
            if (option.GetCustomAttribute<RegularExpressionAttribute>() is { } form)
            {
                values["pattern"] = form.Pattern;
                Remove(values, [.. Bare.Where(bare => !form.IsValid(bare.Text)).Select(bare => bare.Type)]);
            }
        }
    }

    private static void Remove(JsonObject schema, IReadOnlyList<string> types)
    {
        if (schema["type"] is JsonArray several)
            several.RemoveAll(type => types.Contains(type!.ToString()));
    }

    // The attribute itself treats an empty text as missing.
    private static bool IsOfForm(RegularExpressionAttribute form, string text) => text.Length > 0 && form.IsValid(text);

    private static bool IsOpen(RangeAttribute range) => range.Maximum is int.MaxValue;

    private static string Words(RangeAttribute range) =>
        range.MinimumIsExclusive ? $"more than {range.Minimum} and at most {range.Maximum}"
        : IsOpen(range) ? $"{range.Minimum} or more"
        : $"{range.Minimum} to {range.Maximum}";
}
