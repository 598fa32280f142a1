namespace BriefingBus.Configuration.Opml;

/// <summary>A document that is no list of subscriptions.</summary>
/// <param name="message">Why, and where, as a sentence.</param>
public sealed class OpmlException(string message) : Exception(message);
