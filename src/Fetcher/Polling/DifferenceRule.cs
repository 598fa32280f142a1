namespace BriefingBus.Fetcher.Polling;

/// <summary>Which entries of a document are to be published.</summary>
/// <param name="FirstItems">At most this many at the first poll, the newest.</param>
/// <param name="SendKnown">True to publish again what earlier polls published: what was sent may not have arrived.</param>
/// <param name="Remember">How long an entry is remembered after it left the feed.</param>
public sealed record DifferenceRule(int FirstItems, bool SendKnown, TimeSpan Remember);
