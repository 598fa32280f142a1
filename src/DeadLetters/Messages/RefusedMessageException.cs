namespace BriefingBus.DeadLetters.Messages;

/// <summary>The broker refuses a message: its length, its properties or its headers. If several were being sent, it may be another of
/// them.</summary>
public sealed class RefusedMessageException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="reason">The broker's reason.</param>
    /// <param name="cause">The broker's response.</param>
    public RefusedMessageException(string reason, Exception cause)
        : base($"RabbitMQ refuses the message: {reason}", cause)
    {
    }
}
