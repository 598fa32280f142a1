namespace BriefingBus.DeadLetters.Letters;

/// <summary>Names of the headers that say why a letter is dead and what was done with it.</summary>
public static class LetterHeaders
{
    /// <summary>How often it was replayed.</summary>
    public const string ReplayCount = "replay-count";

    /// <summary>When it was replayed last (ISO 8601).</summary>
    public const string ReplayedAt = "replayed-at";

    /// <summary>Who replayed it last.</summary>
    public const string ReplayedBy = "replayed-by";

    /// <summary>Identity of its last replay.</summary>
    public const string ReplayId = BriefingBus.ServiceDefaults.Bus.ReplayReport.IdHeader;

    /// <summary>Identity of the command that its last replay was part of.</summary>
    public const string ReplayRun = "replay-run";

    /// <summary>The dead-letter queue that a parked letter was in.</summary>
    public const string ParkedFrom = "parked-from";

    /// <summary>Why it was parked.</summary>
    public const string ParkedReason = "parked-reason";

    /// <summary>Who parked it.</summary>
    public const string ParkedBy = "parked-by";

    /// <summary>When it was parked (ISO 8601).</summary>
    public const string ParkedAt = "parked-at";

    /// <summary>On the kept original of an edited letter: the identity of the edit's replay.</summary>
    public const string OriginalOf = "original-of";

    /// <summary>MassTransit's: full name of the exception's type.</summary>
    public const string ExceptionType = "MT-Fault-ExceptionType";

    /// <summary>MassTransit's: the exception's message.</summary>
    public const string ExceptionMessage = "MT-Fault-Message";

    /// <summary>MassTransit's: the stack trace.</summary>
    public const string StackTrace = "MT-Fault-StackTrace";

    /// <summary>MassTransit's: the consumer that threw.</summary>
    public const string ConsumerType = "MT-Fault-ConsumerType";

    /// <summary>MassTransit's: when it failed (ISO 8601).</summary>
    public const string FailedAt = "MT-Fault-Timestamp";

    /// <summary>MassTransit's: how often it was retried in place.</summary>
    public const string RetryCount = "MT-Fault-RetryCount";

    /// <summary>MassTransit's: <c>fault</c> or <c>dead-letter</c>.</summary>
    public const string Reason = "MT-Reason";

    /// <summary>RabbitMQ's: each queue that took the message out, the last one first (https://www.rabbitmq.com/docs/dlx#effects).</summary>
    public const string Deaths = "x-death";

    /// <summary>Where one process gave a message up: how often it was delivered.</summary>
    public const string Deliveries = "x-death-deliveries";

    /// <summary>Begins what a failure left behind, which a replay takes off, so that what is read later belongs to the last failure.</summary>
    private static readonly string[] OfAFailure = ["MT-Fault-", "MT-Reason", "x-death", "x-first-death-", "x-last-death-", "x-delivery-count", "x-acquired-count"];

    /// <summary>Begins what parking left behind.</summary>
    private static readonly string[] OfParking = ["parked-", OriginalOf];

    /// <summary>Whether a failure, or a look, left the header behind.</summary>
    public static bool IsOfAFailure(string name) => Array.Exists(OfAFailure, start => name.StartsWith(start, StringComparison.Ordinal));

    /// <summary>Whether setting aside left the header behind.</summary>
    public static bool IsOfParking(string name) => Array.Exists(OfParking, start => name.StartsWith(start, StringComparison.Ordinal));
}
