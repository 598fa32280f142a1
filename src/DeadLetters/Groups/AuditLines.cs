using BriefingBus.DeadLetters.Auditing;
using BriefingBus.DeadLetters.Storage;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.DeadLetters.Groups;

/// <summary>Creates entries of the audit log.</summary>
internal static class AuditLines
{
    /// <summary>An entry about a message.</summary>
    public static AuditEntry Of(
        AuditAction action, StoredOperation operation, StoredMessage row, StoredSignature signature, string? note, DateTimeOffset at) =>
    new()
    {
        At = at,
        Action = action,
        By = operation.By,
        Run = operation.Id,
        FailedMessageId = row.Id,
        ReplayId = action is AuditAction.Replayed or AuditAction.Edited or AuditAction.SentAgain or AuditAction.Refused
            ? row.ReplayId : null,
        Queue = signature.Queue,
        MessageType = signature.MessageType,
        Title = row.Title,
        Feed = signature.FeedName ?? signature.FeedUrl,
        Error = StoredText.Of(FailureGroupings.ErrorOf(signature)),
        Note = note,
    };

    /// <summary>An entry about the whole operation.</summary>
    public static AuditEntry Of(AuditAction action, StoredOperation operation, string note, DateTimeOffset at) =>
        new() { At = at, Action = action, By = operation.By, Run = operation.Id, Note = StoredText.Of(note) };

    /// <summary>Inserts an entry for each message of an operation, in a single statement.</summary>
    public static async Task InsertForAllAsync(FailedMessageContext context, StoredOperation operation, AuditAction action, string note,
        DateTimeOffset at, CancellationToken cancellationToken)
    {
        await context.SaveChangesAsync(cancellationToken);
#pragma warning disable EF1002 // only names of tables; values are parameters
        await context.Database.ExecuteSqlRawAsync(
            $$"""
            INSERT INTO {{context.Table("audit")}}
              ("At", "Action", "By", "Run", "FailedMessageId", "Queue", "MessageType", "Title", "Feed", "Error", "Note")
            SELECT {0}, {1}, {2}, {3}, m."Id", s."Queue", s."MessageType", m."Title", coalesce(s."FeedName", s."FeedUrl"),
              coalesce(s."ExceptionType" || coalesce(' in ' || s."ThrownAt", ''), s."PlainReason"), {4}
            FROM {{context.Table("messages")}} m JOIN {{context.Table("signatures")}} s ON s."Number" = m."Signature"
            WHERE m."Operation" = {5} ORDER BY m."Number"
            """,
            [at.UtcTicks, (int)action, operation.By, operation.Id, StoredText.Of(note)!, operation.Number],
            cancellationToken);
#pragma warning restore EF1002
    }
}
