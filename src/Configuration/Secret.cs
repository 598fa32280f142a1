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
        if (match.Groups["name"] is { Success: true } name)
        {
            return environment(name.Value) is not { } value
                ? (null, $"the environment variable {name.Value} is not set")
                : OnOneLine(text, value, $"the environment variable {name.Value}");
        }
        var path = match.Groups["path"].Value;
        var (content, problem) = SecretFile.Read(path);
        return content is null ? (null, problem) : OnOneLine(text, content, $"the file {path}");
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

    /// <summary>Refuses a secret of several lines: it would end a header, or comes from the wrong file. Certificates and keys in PEM always
    /// have several (RFC 7468 §2).</summary>
    private static (Secret? Secret, string? Problem) OnOneLine(string reference, string text, string where)
    {
        var value = text.TrimEnd('\r', '\n');
        return string.IsNullOrWhiteSpace(value) ? (null, $"{where} is empty")
            : value.Any(char.IsControl) && !value.StartsWith("-----BEGIN ", StringComparison.Ordinal)
                ? (null, $"{where} holds more than one line, or control characters")
                : (new Secret(reference, value), null);
    }

    [GeneratedRegex(@"\$\{(?:file:[^}]+|[A-Za-z_][A-Za-z0-9_]*)\}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Within();

    [GeneratedRegex(
        @"^\$\{(?:file:(?<path>[^}]+)|(?<name>[A-Za-z_][A-Za-z0-9_]*))\}$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
