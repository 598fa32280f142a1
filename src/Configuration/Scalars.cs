using System.Numerics;
using System.Text.Json;

namespace BriefingBus.Configuration;

/// <summary>Parses options that are written as a single value.</summary>
internal static class Scalars
{
    /// <summary>The value of a text; null if it does not fit the type.</summary>
    public static object? Read(Type type, string text) => type switch
    {
        _ when type == typeof(string) => text,
        // The spellings of YAML 1.2's core schema (§10.3.2), which editors accept too.
        _ when type == typeof(bool) => text switch
        {
            "true" or "True" or "TRUE" => true,
            "false" or "False" or "FALSE" => false,
            _ => null,
        },
        _ when type == typeof(int) => Number<int>(text, NumberStyles.AllowLeadingSign),
        _ when type == typeof(long) => Number<long>(text, NumberStyles.AllowLeadingSign),
        _ when type == typeof(double) => Number<double>(text, NumberStyles.Float),
        _ when type == typeof(decimal) => Number<decimal>(text, NumberStyles.Float),
        _ when type == typeof(TimeSpan) => Duration.TryRead(text, out var duration) ? duration : null,
        _ => EnumWords(type).Contains(text, StringComparer.Ordinal) ? Enum.Parse(type, text, ignoreCase: true) : null,
    };

    private static object? Number<T>(string text, NumberStyles style) where T : INumber<T> =>
        T.TryParse(text, style, CultureInfo.InvariantCulture, out var number) && T.IsFinite(number) ? number : null;

    /// <summary>Whether a type is written as a single value.</summary>
    public static bool IsScalar(Type type) =>
        type.IsEnum || type == typeof(string) || type == typeof(bool) || type == typeof(int) || type == typeof(long)
        || type == typeof(double) || type == typeof(decimal) || type == typeof(TimeSpan);

    /// <summary>The words of an enumeration in the file.</summary>
    public static IEnumerable<string> EnumWords(Type type) => Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName);

    /// <summary>A description of the values of a type.</summary>
    public static string Expected(Type type) => type switch
    {
        _ when type == typeof(string) => "text",
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(int) || type == typeof(long) => "a whole number",
        _ when type == typeof(double) || type == typeof(decimal) => "a number",
        _ when type == typeof(TimeSpan) => "a span of time such as 30m, 2h or 7d",
        _ when type == typeof(Secret) => "${NAME} or ${file:path}",
        { IsEnum: true } => "one of " + string.Join(", ", EnumWords(type)),
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) => "a list",
        _ => "keys and values",
    };
}
