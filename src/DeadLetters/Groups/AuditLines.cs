using BriefingBus.DeadLetters.Auditing;
using BriefingBus.DeadLetters.Storage;

namespace BriefingBus.DeadLetters.Groups;

/// <summary>Makes entries of the audit log.</summary>
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
}
