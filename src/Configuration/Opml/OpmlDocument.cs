namespace BriefingBus.Configuration.Opml;

/// <summary>A list of subscriptions that was read.</summary>
/// <param name="Subscriptions">The feeds, in the document's order.</param>
/// <param name="Problems">What in the document is no feed that can be polled, in whole sentences.</param>
public sealed record OpmlDocument(IReadOnlyList<Subscription> Subscriptions, IReadOnlyList<string> Problems);
