using System.Text.Json;
using System.Text.Json.Serialization;
using BriefingBus.Contracts;
using BriefingBus.DeadLetters.Finding;
using BriefingBus.DeadLetters.Letters;

namespace BriefingBus.DeadLetters.Auditing;

/// <summary>How entries of the audit are written, and made of what a consumer reports.</summary>
internal static class AuditEntries
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>What became of a replay, by its consumer's word.</summary>
    public static AuditEntry Of(ReplayFinished report)
    {
        var failed = report.ExceptionType is not null;
        return new AuditEntry
        {
            At = report.FinishedAt,
            Action = failed ? AuditAction.ReplayFailed : AuditAction.ReplaySucceeded,
            By = report.Queue,
            ReplayId = report.ReplayId,
            Queue = report.Queue,
            Error = DeadLetterGroupings.ErrorOf(report.ExceptionType, StackFrames.ThrownAt(report.StackTrace)),
            Note = report.ExceptionMessage,
        };
    }
}
