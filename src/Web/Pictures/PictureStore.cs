using System.Security.Cryptography;
using BriefingBus.Web.Storage;

namespace BriefingBus.Web.Pictures;

/// <summary>Stores the pictures of stories for the time in <c>web.keepPictures</c>.</summary>
public sealed class PictureStore(
    IDbContextFactory<WebContext> contexts, SerializedWriter<WebContext> writer, WebOptions options, TimeProvider clock)
{
    private const int HashBytes = 8;

    /// <summary>Stores a picture, replaces an older one of its story, and deletes those that have been stored long enough.</summary>
    public Task KeepAsync(PictureFetched fetched, CancellationToken cancellationToken) => writer.WriteAsync(
        async context =>
        {
            var oldest = clock.GetUtcNow() - options.KeepPictures;
            var pictures = context.Set<StoredPicture>();
            await pictures.Where(p => p.FetchedAt < oldest).ExecuteDeleteAsync(cancellationToken);
            if (await pictures.AnyAsync(p => p.StoryId == fetched.StoryId && p.FetchedAt > fetched.FetchedAt, cancellationToken))
                return;
            await pictures.Where(p => p.StoryId == fetched.StoryId).ExecuteDeleteAsync(cancellationToken);
            pictures.Add(new StoredPicture
            {
                StoryId = fetched.StoryId,
                Hash = Convert.ToHexStringLower(SHA256.HashData(fetched.Picture).AsSpan(0, HashBytes)),
                Width = fetched.Width,
                Height = fetched.Height,
                Text = Printable.Line(fetched.ImageText),
                FetchedAt = fetched.FetchedAt,
                Content = fetched.Picture,
            });
        },
        cancellationToken);

    /// <summary>The pictures of a briefing's stories, by story.</summary>
    public Task<IReadOnlyDictionary<Guid, ShownPicture>> OfAsync(BriefingComposed briefing, CancellationToken cancellationToken) =>
        OfAsync(
            [.. briefing.Top.Concat(briefing.Sections.SelectMany(s => s.Stories)).Select(s => s.StoryId)], cancellationToken);

    /// <summary>The pictures of stories, by story.</summary>
    public async Task<IReadOnlyDictionary<Guid, ShownPicture>> OfAsync(IReadOnlyList<Guid> stories, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<StoredPicture>().Where(p => stories.Contains(p.StoryId))
            .Select(p => new { p.StoryId, p.Hash, p.Width, p.Height, p.Text })
            .ToDictionaryAsync(
                p => p.StoryId, p => new ShownPicture(Address.OfPicture(p.StoryId, p.Hash), p.Width, p.Height, p.Text), cancellationToken);
    }

    /// <summary>A picture's content, or null if it is not stored or was replaced by another.</summary>
    public async Task<byte[]?> ContentAsync(Guid story, string hash, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<StoredPicture>().Where(p => p.StoryId == story && p.Hash == hash)
            .Select(p => p.Content).SingleOrDefaultAsync(cancellationToken);
    }
}
