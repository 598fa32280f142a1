using BriefingBus.ServiceDefaults.Files;

namespace BriefingBus.Configuration;

/// <summary>A value that <c>briefing.yaml</c> only refers to: <c>${NAME}</c> reads it from the environment,
/// <c>${file:/run/secrets/name}</c> from a file. Printing it shows stars.</summary>
/// <param name="Reference">The reference as written in the file, safe to show.</param>
/// <param name="Value">The value; never log it.</param>
public sealed record Secret(string Reference, string Value)
{
    /// <summary>The pattern of a reference for the JSON Schema.</summary>
    public const string SchemaPattern = @"^\$\{.+\}$";

    /// <summary>Whether a text is a reference and nothing else.</summary>
    public static bool IsReference(string text) => SecretReference.IsWhole(text);

    /// <summary>Three stars, so that a secret cannot reach a log by accident.</summary>
    public override string ToString() => "***";
}

/// <summary>Resolves <c>${NAME}</c> from the environment and <c>${file:/path}</c> from a file.</summary>
internal static partial class SecretReference
{
    /// <summary>The value of the reference, or the reason why there is none. Both are null for a text that is no reference.</summary>
    public static (Secret? Secret, string? Problem) Resolve(string text, Func<string, string?> environment)
    {
        var match = Form().Match(text);
        if (!match.Success)
            return (null, null);
        var (value, problem) = match.Groups["name"] is { Success: true } name ? Variable(name.Value) : File(match.Groups["path"].Value);
        return value is null ? (null, problem) : (new Secret(text, value), null);

        (string? Value, string? Problem) Variable(string name) => environment(name) is { } set
            ? SecretFile.OneLine(set, $"the environment variable {name}")
            : (null, $"the environment variable {name} is not set");

        static (string? Value, string? Problem) File(string path)
        {
            var (value, problem) = SecretFile.Read(path);
            return (value, problem is null ? null : $"{problem}, expected a file with the secret in it");
        }
    }

    /// <summary>Whether a text is a reference and nothing else.</summary>
    public static bool IsWhole(string text) => Form().IsMatch(text);

    /// <summary>A text with every reference replaced by its value, escaped for an address.</summary>
    public static (Secret? Secret, string? Problem) ResolveWithin(string address, Func<string, string?> environment)
    {
        string? problem = null;
        var resolved = Within().Replace(address, match =>
        {
            var (secret, wrong) = Resolve(match.Value, environment);
            problem ??= wrong;
            return Uri.EscapeDataString(secret?.Value ?? "");
        });
        return problem is null ? (new Secret(address, resolved), null) : (null, problem);
    }

    [GeneratedRegex(@"\$\{(?:file:[^}]+|[A-Za-z_][A-Za-z0-9_]*)\}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Within();

    [GeneratedRegex(
        @"^\$\{(?:file:(?<path>[^}]+)|(?<name>[A-Za-z_][A-Za-z0-9_]*))\}$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
