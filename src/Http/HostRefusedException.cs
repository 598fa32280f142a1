namespace BriefingBus.Http;

/// <summary>No connection to a host was tried.</summary>
/// <param name="message">Why, as a sentence.</param>
/// <param name="isForbidden">True where its addresses are not to be contacted; false where it has none.</param>
/// <param name="inner">The cause, or null.</param>
public sealed class HostRefusedException(string message, bool isForbidden, Exception? inner = null) : IOException(message, inner)
{
    /// <summary>Whether its addresses are not to be contacted.</summary>
    public bool IsForbidden { get; } = isForbidden;
}
