using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using BriefingBus.Contracts;

namespace BriefingBus.Composer.Stories.Sketches;

/// <summary>The data of an item that selection and grouping read. It is made once, when the item is collected, and stored with
/// it.</summary>
public sealed class ItemSketch
{
    private static readonly IReadOnlyDictionary<string, string> NoExtensions = new Dictionary<string, string>();

    private ItemSketch(ArticleWords words) => Words = words;

    /// <summary>The item's words.</summary>
    internal ArticleWords Words { get; }

    /// <summary>Whether it has a headline, or a text to derive one from.</summary>
    public required bool HasHeadline { get; init; }

    /// <summary>The rank of its page as the report to show, by <see cref="PageForm"/>.</summary>
    public required int Worth { get; init; }

    /// <summary>A number for its address, or for its identity if it has no address.</summary>
    public required ulong Address { get; init; }

    /// <summary>A number for the site of its article, or for its feed if it has no address.</summary>
    public required ulong Site { get; init; }

    /// <summary>Whether it has an address.</summary>
    public required bool HasLink { get; init; }

    /// <summary>Whether it is a story of a round-up.</summary>
    public required bool IsOfRoundUp { get; init; }

    /// <summary>Its index among the stories of its round-up; 0 without one.</summary>
    public required int PlaceInRoundUp { get; init; }

    /// <summary>Reads a sketch of the current version.</summary>
    internal static ItemSketch Read(ReadOnlySpan<byte> packed, Vocabulary vocabulary)
    {
        var header = MemoryMarshal.Read<ItemHeader>(packed);
        return new ItemSketch(vocabulary.Read(packed[(Unsafe.SizeOf<ItemHeader>() + header.LanguageLength)..]))
        {
            HasHeadline = header.Has(ItemTraits.Headline),
            Worth = header.Worth,
            Address = header.Address,
            Site = header.Site,
            HasLink = header.Has(ItemTraits.Link),
            IsOfRoundUp = header.Has(ItemTraits.OfRoundUp),
            PlaceInRoundUp = header.PlaceInRoundUp,
        };
    }

    /// <summary>The item without its text: the dates, the place and the language, which its sketch has.</summary>
    internal static ItemCleaned WithoutWords(ReadOnlySpan<byte> packed, Guid itemId, Guid fetchId, string feedUrl, DateTimeOffset fetchedAt)
    {
        var header = MemoryMarshal.Read<ItemHeader>(packed);
        var language = packed.Slice(Unsafe.SizeOf<ItemHeader>(), header.LanguageLength);
        return new ItemCleaned
        {
            ItemId = itemId,
            FetchId = fetchId,
            FeedUrl = feedUrl,
            FetchedAt = fetchedAt,
            FirstSeen = new DateTimeOffset(header.FirstSeen, TimeSpan.Zero),
            FirstPoll = header.Has(ItemTraits.FirstPoll),
            Position = header.Position < 0 ? null : header.Position,
            Published = header.Has(ItemTraits.Published) ? At(header.Published, header.PublishedOffset) : null,
            Updated = header.Has(ItemTraits.Updated) ? At(header.Updated, header.UpdatedOffset) : null,
            Language = language.Length == 0 ? null : string.Intern(Encoding.ASCII.GetString(language)),
            FeedName = "",
            ContentHash = "",
            Title = "",
            Text = "",
            Extensions = NoExtensions,
            Advertisement = header.Has(ItemTraits.Advertisement),
            RoundUpStories = header.Has(ItemTraits.RoundUp) ? 1 : 0,
        };
    }

    private static DateTimeOffset At(long utcTicks, short offset) =>
        new DateTimeOffset(utcTicks, TimeSpan.Zero).ToOffset(TimeSpan.FromMinutes(offset));
}

/// <summary>The header of an item's sketch. Instants are UTC ticks, offsets minutes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct ItemHeader(
    byte Version, ItemTraits Traits, byte Worth, byte LanguageLength, int Position, long FirstSeen, long Published, long Updated,
        short PublishedOffset, short UpdatedOffset, short PlaceInRoundUp,
    ulong Address, ulong Site)
{
    public bool Has(ItemTraits trait) => (Traits & trait) != ItemTraits.None;
}

/// <summary>The properties of an item.</summary>
[Flags]
internal enum ItemTraits : byte
{
    None = 0,
    Headline = 1,
    Link = 2,
    FirstPoll = 4,
    Published = 8,
    Updated = 16,
    Advertisement = 32,

    /// <summary>A round-up whose stories are items of their own.</summary>
    RoundUp = 64,

    /// <summary>A story of a round-up.</summary>
    OfRoundUp = 128,
}
