namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>A message goes back to its queue, because what went wrong may be right by its next delivery.</summary>
internal sealed class RequeueException(Exception fault) : Exception("Given back to the queue: " + fault.Message, fault);
