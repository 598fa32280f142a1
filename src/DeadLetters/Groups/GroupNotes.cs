using BriefingBus.DeadLetters.Notes;
using BriefingBus.DeadLetters.Storage;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.DeadLetters.Groups;

/// <summary>Comments on groups, and saved filters.</summary>
public sealed class GroupNotes(FailedMessageStore store, TimeProvider clock)
{
    /// <summary>The comments on a group, oldest first.</summary>
    public Task<IReadOnlyList<GroupComment>> CommentsAsync(string group, CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<GroupComment>>(
        async context => await context.Comments.Where(c => c.Group == group).OrderBy(c => EF.Property<long>(c, FailedMessageContext.Number))
            .ToListAsync(cancellationToken),
        cancellationToken);

    /// <summary>Adds a comment to a group.</summary>
    public Task CommentAsync(string group, string text, string by, CancellationToken cancellationToken) => store.WriteAsync(
        (context, _) =>
        {
            context.Comments.Add(new(StoredText.Of(group)!, clock.GetUtcNow(), StoredText.Of(by)!, StoredText.Of(text)!));
            return Task.CompletedTask;
        },
        cancellationToken);

    /// <summary>The saved filters, by name.</summary>
    public Task<IReadOnlyList<SavedFilter>> FiltersAsync(CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<SavedFilter>>(
        async context => await context.Filters.OrderBy(f => f.Name).ToListAsync(cancellationToken), cancellationToken);

    /// <summary>Saves a filter under a name, replacing an existing one.</summary>
    /// <param name="name">The name.</param>
    /// <param name="query">The filter as the part of an address after the question mark; empty to delete the name.</param>
    /// <param name="by">The author.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public Task SaveFilterAsync(string name, string query, string by, CancellationToken cancellationToken) => store.WriteAsync(
        async (context, _) =>
        {
            var key = StoredText.Of(name)!;
            await context.Filters.Where(f => f.Name == key).ExecuteDeleteAsync(cancellationToken);
            if (query.Length > 0)
                context.Filters.Add(new(key, StoredText.Of(query, 4000)!, StoredText.Of(by)!, clock.GetUtcNow()));
        },
        cancellationToken);
}
