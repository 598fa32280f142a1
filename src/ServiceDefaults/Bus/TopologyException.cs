namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>The topology could not be declared; the message names what stands in the way.</summary>
public sealed class TopologyException : Exception
{
    /// <summary>Creates it with what stands in the way.</summary>
    public TopologyException(string message, Exception cause) : base(message, cause)
    {
    }
}
