using System.Collections;
using System.Reflection;
using System.Text.Json;

namespace BriefingBus.Configuration;

/// <summary>Derives the keys of an option record from its type.</summary>
internal static class OptionRecord
{
    /// <summary>The options of a record type, by their key in the file.</summary>
    public static IReadOnlyDictionary<string, PropertyInfo> KeysOf(Type record) => record
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => p.SetMethod is { IsPublic: true } && p.GetIndexParameters().Length == 0)
        .ToDictionary(p => KeyOf(p.Name), StringComparer.Ordinal);

    /// <summary>The key of an option in the file.</summary>
    public static string KeyOf(string property) => JsonNamingPolicy.CamelCase.ConvertName(property);

    /// <summary>Whether the value of an option may be empty.</summary>
    public static bool IsOptional(PropertyInfo property) =>
        Nullable.GetUnderlyingType(property.PropertyType) is not null
        || new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable;

    /// <summary>An empty dictionary from texts to values of a type.</summary>
    public static IDictionary NewDictionary(Type element) =>
        (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), element))!;

    /// <summary>What a required option has while its value is not known.</summary>
    public static object? EmptyValue(Type type) =>
        type == typeof(string) ? ""
        : type == typeof(Secret) ? new Secret("", "")
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
            ? Array.CreateInstance(type.GetGenericArguments()[0], 0)
        : null;
}
