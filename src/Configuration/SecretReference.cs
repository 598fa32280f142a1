using System.Text.RegularExpressions;

namespace BriefingBus.Configuration;

/// <summary>Resolves <c>${NAME}</c> from the environment and <c>${file:/path}</c> from a file.</summary>
internal static partial class SecretReference
{
    /// <summary>What stands behind the reference, or why nothing does. A text that is no reference gives null for both.</summary>
    public static (Secret? Secret, string? Problem) Resolve(string text, Func<string, string?> environment)
    {
        var match = Form().Match(text);
        if (!match.Success)
            return (null, null);
        if (match.Groups["name"] is { Success: true } name)
        {
            return environment(name.Value) is { Length: > 0 } value
                ? (new Secret(text, value), null)
                : (null, $"the environment variable {name.Value} is not set");
        }
        var path = match.Groups["path"].Value;
        try
        {
            return (new Secret(text, File.ReadAllText(path).TrimEnd('\r', '\n')), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return (null, $"the file {path} cannot be read");
        }
    }

    [GeneratedRegex(@"^\$\{(?:file:(?<path>[^}]+)|(?<name>[A-Za-z_][A-Za-z0-9_]*))\}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
