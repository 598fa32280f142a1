using System.ComponentModel.DataAnnotations;
using System.Reflection;
using BriefingBus.ServiceDefaults.Files;
using Microsoft.Extensions.Configuration;

namespace BriefingBus.ServiceDefaults.Settings;

/// <summary>Reads options from the environment, such as <c>DATABASE__PORT</c>.</summary>
public static class EnvironmentOptions
{
    /// <summary>The options of a section, or their defaults if it is empty.</summary>
    /// <typeparam name="T">The options' record. A number's range is its <see cref="RangeAttribute"/>.</typeparam>
    /// <param name="configuration">The process's configuration.</param>
    /// <param name="section">The section, such as <c>Database</c>.</param>
    /// <exception cref="WrongEnvironmentException">A value does not fit its option.</exception>
    public static T Read<T>(IConfiguration configuration, string section)
        where T : new()
    {
        var values = configuration.GetSection(section);
        foreach (var option in typeof(T).GetProperties().Where(p => p.CanWrite))
        {
            var key = option.GetCustomAttribute<ConfigurationKeyNameAttribute>()?.Name ?? option.Name;
            if (values[key] is { } found && Expected(option, key, found) is { } expected)
                throw new WrongEnvironmentException($"{section}__{key}".ToUpperInvariant(), found, expected);
        }
        return values.Get<T>() ?? new();
    }

    /// <summary>The expected value of an option, or null if the found value is valid.</summary>
    private static string? Expected(PropertyInfo option, string key, string found)
    {
        var type = Nullable.GetUnderlyingType(option.PropertyType) ?? option.PropertyType;
        if (type.IsEnum)
            return Enum.GetNames(type).Contains(found, StringComparer.OrdinalIgnoreCase)
                ? null
                : $"one of {string.Join(", ", Enum.GetNames(type))}";
        if (type == typeof(bool))
            return bool.TryParse(found, out _) ? null : "true or false";
        if (type == typeof(Uri))
            return Uri.TryCreate(found, UriKind.Absolute, out _) ? null : "an address such as http://rabbitmq:15672";
        if (key.EndsWith("_File", StringComparison.Ordinal))
            return found.Length == 0 ? null : ExpectedFile(found, ofPassword: key == "Password_File");
        if (option.GetCustomAttribute<RangeAttribute>() is not { } range)
            return null;
        var isNumber = long.TryParse(found, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        return isNumber && number >= (int)range.Minimum && number <= (int)range.Maximum
            ? null
            : $"a whole number from {range.Minimum} to {range.Maximum}";
    }

    private static string? ExpectedFile(string path, bool ofPassword)
    {
        if (!File.Exists(path))
            return "an existing file";
        if (SecretFile.IsStream(path))
            return "a file, not a pipe, a socket or a terminal";
        return ofPassword && SecretFile.Read(path).Problem is { } problem ? $"a file with the password in it: {problem}" : null;
    }
}

/// <summary>An environment variable is invalid; nothing was started.</summary>
/// <param name="variable">Its name, such as <c>DATABASE__PORT</c>.</param>
/// <param name="found">Its value.</param>
/// <param name="expected">The expected value.</param>
public sealed class WrongEnvironmentException(string variable, string found, string expected)
    : WrongConfigurationException($"{variable}: found '{found}', expected {expected}.");
