using BriefingBus.Configuration;
using BriefingBus.Contracts;

namespace BriefingBus.Composer.Publishing;

/// <summary>Determines which pictures a briefing needs.</summary>
internal static class WantedPictures
{
    /// <summary>A request for the picture of each story whose edition or feed has pictures enabled.</summary>
    /// <param name="briefing">The briefing.</param>
    /// <param name="edition">Its edition as configured; null if the edition was removed.</param>
    public static IEnumerable<FetchPicture> Of(BriefingComposed briefing, EditionOptions? edition) =>
        edition is null
            ? []
            : briefing.Top.Concat(briefing.Sections.SelectMany(s => s.Stories))
                .Where(s => (s.Image is not null || s.Source.Link is not null) && edition.HasPicturesOf(s.Source.FeedUrl))
                .Select(s => new FetchPicture
                {
                    StoryId = s.StoryId,
                    FeedUrl = s.Source.FeedUrl,
                    Image = s.Image,
                    ImageText = s.ImageText,
                    Link = s.Source.Link,
                });
}
