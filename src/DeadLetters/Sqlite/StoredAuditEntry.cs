namespace BriefingBus.DeadLetters.Sqlite;

/// <summary>A line of the audit in the file.</summary>
public sealed class StoredAuditEntry
{
    /// <summary>Its number: those that were written later have greater ones.</summary>
    public long Number { get; set; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; set; }

    /// <summary>The <see cref="Auditing.AuditEntry"/>, as JSON.</summary>
    public required string Entry { get; set; }
}
