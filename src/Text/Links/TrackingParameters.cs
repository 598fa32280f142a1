using System.Reflection;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace BriefingBus.Text.Links;

/// <summary>Removes tracking parameters from an address by the rules of <c>tracking-parameters.yaml</c>. The rest keeps its spelling and
/// order.</summary>
public static class TrackingParameters
{
    private static readonly TrackingRules Rules = Read();

    private static readonly HashSet<string> Seals = new(Rules.Seals, StringComparer.OrdinalIgnoreCase);

    /// <summary>The address without tracking parameters in its query and its fragment; unchanged if it has none, is not an absolute web
    /// address, or has a signed query.</summary>
    public static string Without(string address)
    {
        var queryAt = address.IndexOf('?', StringComparison.Ordinal);
        var fragmentAt = address.IndexOf('#', StringComparison.Ordinal);
        if (fragmentAt >= 0 && queryAt > fragmentAt)
            queryAt = -1;
        if ((queryAt < 0 && fragmentAt < 0)
            || !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            return address;

        var end = fragmentAt < 0 ? address.Length : fragmentAt;
        var host = uri.IdnHost.ToLowerInvariant();
        var query = queryAt < 0 ? "" : Kept(address[(queryAt + 1)..end], '?', host);
        var fragment = fragmentAt < 0 ? "" : Kept(address[(fragmentAt + 1)..], '#', host);
        return string.Concat(address.AsSpan(0, queryAt < 0 ? end : queryAt), query, fragment);
    }

    /// <summary>The remaining parameters, with the mark before them.</summary>
    private static string Kept(string text, char mark, string host)
    {
        var parameters = text.Split('&');
        var kept = parameters.Any(p => Seals.Contains(Name(p))) ? parameters : [.. parameters.Where(p => !IsTracking(p, host))];
        return kept.Length == 0 ? "" : mark + string.Join('&', kept);
    }

    private static bool IsTracking(string parameter, string host)
    {
        var name = Name(parameter);
        var value = parameter.IndexOf('=', StringComparison.Ordinal) is >= 0 and var at ? parameter[(at + 1)..] : "";
        return name.Length > 0 && Rules.Parameters.Exists(rule => rule.Fits(name, value, host));
    }

    /// <summary>The name of a parameter. Some feeds escape <c>&amp;</c> twice, so that the second parameter's name begins with
    /// <c>amp;</c>.</summary>
    private static string Name(string parameter)
    {
        var name = parameter.AsSpan(0, parameter.IndexOf('=', StringComparison.Ordinal) is >= 0 and var end ? end : parameter.Length);
        while (name.StartsWith("amp;", StringComparison.OrdinalIgnoreCase))
            name = name[4..];
        return name.ToString();
    }

    private static TrackingRules Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("tracking-parameters.yaml")!;
        using var reader = new StreamReader(stream);
        var yaml = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).IgnoreUnmatchedProperties().Build();
        return yaml.Deserialize<TrackingRules>(reader);
    }
}
