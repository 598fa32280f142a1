namespace BriefingBus.Web.Pipeline;

/// <summary>The broker's management API did not give what was asked for.</summary>
/// <param name="reason">Why, in plain words, as a clause.</param>
internal sealed class BrokerUnreadException(string reason) : Exception(reason);
