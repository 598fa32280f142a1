namespace BriefingBus.Testing;

/// <summary>A request as <see cref="FeedServer"/> received it.</summary>
/// <param name="Method">GET, mostly.</param>
/// <param name="Path">Path without query.</param>
/// <param name="PathAndQuery">Path with query.</param>
/// <param name="Host">Host header, with port.</param>
/// <param name="Protocol"><c>HTTP/1.1</c> or <c>HTTP/2</c>.</param>
/// <param name="Headers">Headers by name, in any case; several of one name are joined by a comma.</param>
/// <param name="Timestamp">When it arrived, in ticks of <see cref="TimeProvider.System"/>.</param>
public sealed record ReceivedRequest(
    string Method,
    string Path,
    string PathAndQuery,
    string Host,
    string Protocol,
    IReadOnlyDictionary<string, string> Headers,
    long Timestamp)
{
    /// <summary>A header's value, or null.</summary>
    public string? this[string header] => Headers.GetValueOrDefault(header);
}
