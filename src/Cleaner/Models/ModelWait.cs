namespace BriefingBus.Cleaner.Models;

/// <summary>How long the items of one message wait for a model. RabbitMQ takes back a message that is not acknowledged within 30 minutes
/// (its default for <c>consumer_timeout</c>), and delivers it again.</summary>
/// <param name="clock">Measures it from here on.</param>
public sealed class ModelWait(TimeProvider clock)
{
    /// <summary>The maximum; a request that has begun by then takes up to 5 minutes more.</summary>
    public static readonly TimeSpan Max = TimeSpan.FromMinutes(10);

    private readonly long started = clock.GetTimestamp();

    /// <summary>Whether no further item waits.</summary>
    public bool IsOver => clock.GetElapsedTime(started) >= Max;

    /// <summary>Whether the log says so: once for each message.</summary>
    public bool IsLogged { get; set; }
}
