using BriefingBus.Fetcher.Polling;
using Shouldly;
using Xunit;

namespace BriefingBus.Fetcher.Tests.Polling;

public sealed class SourceNameTests
{
    [Theory]
    [InlineData("KLMNews.ca - Top Stories - Public RSS", "KLM News")]
    [InlineData("KLM | Top Stories News", "KLM")]
    [InlineData("Latest News Headlines – The Harbour Post", "The Harbour Post")]
    [InlineData("News Front – Lennstadt", "News Front – Lennstadt")]
    [InlineData("All Things Wool", "All Things Wool")]
    [InlineData("Valley Times - Latest News", "Valley Times")]
    [InlineData("Valley Times > Home Page", "Valley Times")]
    [InlineData("Valley Times RSS Feed", "Valley Times")]
    [InlineData("Talbote | Startseite", "Talbote")]
    [InlineData("Le Val.fr - Actualités et Infos du val et du monde", "Le Val")]
    [InlineData("Вестник долины: Главное", "Вестник долины")]
    [InlineData("谷新聞 - ニュース", "谷新聞")]
    [InlineData("Talpost.de - RSS Channel - Sport", "Talpost – Sport")]
    [InlineData("Dolina.sk - správy", "Dolina")]
    [InlineData("riverbed: the front page of the valley", "riverbed")]
    [InlineData("Valley Today: Valley News and Discussion", "Valley Today")]
    [InlineData("Valley Times - News, Business, Culture and Sport from the Valley", "Valley Times")]
    [InlineData("Blog - Riverbox", "Riverbox")]
    [InlineData("Latest articles - The Valley Times", "The Valley Times")]
    [InlineData("20talposts.es", "20talposts")]
    public void A_feed_s_title_is_named_as_its_readers_say_it(string title, string name) => SourceName.Of(title).ShouldBe(name);

    [Theory]
    [InlineData("Valley Times")]
    [InlineData("Rock - Paper - Scissors")]
    [InlineData("valley.example")]
    [InlineData("News")]
    [InlineData("Headlines")]
    [InlineData("Ida's notes: on walls")]
    [InlineData("Bridges | The Valley Times")]
    [InlineData("Valley Times: World News")]
    public void A_title_that_is_a_name_stays(string title) => SourceName.Of(title).ShouldBe(title);
}
