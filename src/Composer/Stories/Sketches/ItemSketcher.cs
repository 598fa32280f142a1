using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using BriefingBus.Contracts;

namespace BriefingBus.Composer.Stories.Sketches;

/// <summary>Makes the sketches of items, one after another.</summary>
public sealed class ItemSketcher
{
    /// <summary>The version of the sketches. Increment it when a sketch gets other contents, or words are read in another way: older
    /// sketches are then made again from their items. Numbers have the machine's byte order.</summary>
    private const byte Current = 9;

    private const byte BigEndian = 128;

    private readonly ArticleSketch articles = new();

    private static byte Version => BitConverter.IsLittleEndian ? Current : (byte)(Current | BigEndian);

    /// <summary>Whether this version can read a stored sketch on this machine.</summary>
    public static bool IsCurrent(ReadOnlySpan<byte> packed) => packed.Length > 0 && packed[0] == Version;

    /// <summary>The sketch of an item.</summary>
    public byte[] Of(ItemCleaned item)
    {
        var words = articles.Of(Article.Of(item, item.FirstSeen), item.Categories);
        var language = Encoding.ASCII.GetBytes(item.Language is { Length: < byte.MaxValue } tag && Ascii.IsValid(tag) ? tag : "");
        var traits = (Headline.Of(item).Length > 0 ? ItemTraits.Headline : ItemTraits.None)
            | (item.Link is not null ? ItemTraits.Link : ItemTraits.None)
            | (item.FirstPoll ? ItemTraits.FirstPoll : ItemTraits.None)
            | (item.Published is not null ? ItemTraits.Published : ItemTraits.None)
            | (item.Updated is not null ? ItemTraits.Updated : ItemTraits.None)
            | (item.Advertisement ? ItemTraits.Advertisement : ItemTraits.None)
            | (item.RoundUpStories > 0 ? ItemTraits.RoundUp : ItemTraits.None)
            | (item.RoundUp is not null ? ItemTraits.OfRoundUp : ItemTraits.None);
        var header = new ItemHeader(
            Version, traits, (byte)PageForm.Worth(item), (byte)language.Length, item.Position ?? -1,
            item.FirstSeen.UtcTicks, item.Published?.UtcTicks ?? 0, item.Updated?.UtcTicks ?? 0, Offset(item.Published),
                Offset(item.Updated), (short)Math.Clamp(item.RoundUp?.Place ?? 0, 0, short.MaxValue),
            CopyKeys.KeyOf(item.Link ?? item.ItemId.ToString()), CopyKeys.KeyOf((Site(item.Link) ?? item.FeedUrl).ToUpperInvariant()));
        var packed = new byte[Unsafe.SizeOf<ItemHeader>() + language.Length + words.Length];
        MemoryMarshal.Write(packed, header);
        language.CopyTo(packed, Unsafe.SizeOf<ItemHeader>());
        words.CopyTo(packed, packed.Length - words.Length);
        return packed;
    }

    private static short Offset(DateTimeOffset? instant) => (short)(instant?.TotalOffsetMinutes ?? 0);

    private static string? Site(string? link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Host.Length > 0
            ? address.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? address.Host[4..] : address.Host
            : null;
}
