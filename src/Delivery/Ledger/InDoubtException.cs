namespace BriefingBus.Delivery.Ledger;

/// <summary>A call to an outlet broke off where it may have arrived. The ledger holds that of every exception but
/// <see cref="NotDeliveredException"/>; this one says it in words, and can pass: the next try asks the outlet instead of calling it again.</summary>
/// <param name="message">What happened.</param>
/// <param name="inner">The cause, or null.</param>
public sealed class InDoubtException(string message, Exception? inner = null) : Exception(message, inner);
