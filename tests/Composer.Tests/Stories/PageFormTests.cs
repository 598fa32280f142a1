using BriefingBus.Composer.Stories.Sketches;
using Shouldly;
using Xunit;
using static BriefingBus.Composer.Tests.Selection.Given;

namespace BriefingBus.Composer.Tests.Stories;

public class PageFormTests
{
    [Theory]
    [InlineData("VIDEO: Night ferry runs aground")]
    [InlineData("Night ferry runs aground – video")]
    [InlineData("Night ferry runs aground [PHOTOS]")]
    [InlineData("En direct : le ferry échoué à Valmont")]
    [InlineData("Traghetto incagliato, in salvo novanta persone | FOTO")]
    [InlineData("Паром сел на мель (видео)")]
    [InlineData("Prom osiadł na mieliźnie. Są ranni [ZDJĘCIA]")]
    [InlineData("Βίντεο: Πλοίο προσάραξε")]
    [InlineData("【動画】フェリーが座礁")]
    [InlineData("[영상] 여객선 좌초")]
    [InlineData("بالفيديو.. جنوح عبارة | فيديو")]
    public void A_headline_says_that_its_page_is_a_video_a_gallery_or_live(string title) => Worth(title).ShouldBe(0);

    [Theory]
    [InlineData("https://north.example/video/ferry")]
    [InlineData("https://north.example/wideo/12345")]
    [InlineData("https://north.example/news/fotogaleri/2026")]
    [InlineData("https://north.example/live?id=7")]
    [InlineData("https://www.youtube.com/watch?v=abc")]
    public void An_address_says_so_too(string link) => Worth("Night ferry runs aground", link).ShouldBe(0);

    [Theory]
    [InlineData("Video of ferry leads to charges", "https://north.example/news/ferry")]
    [InlineData("Ferry crew watch tide", "https://north.example/videogames/ferry")]
    [InlineData("Residents: live music kept us awake", "https://north.example/news/live-music-kept-us-awake")]
    [InlineData("Фото парома стало уликой", "https://north.example/news?from=/video/")]
    public void An_article_about_a_video_is_an_article(string title, string link) => Worth(title, link).ShouldBePositive();

    [Fact]
    public void A_report_that_tells_more_is_better_up_to_a_length() =>
        new[] { 5, 20, 40, 80, 150, 900 }.Select(words => Worth("Night ferry runs aground", words: words)).ShouldBe([1, 2, 3, 4, 5, 5]);

    private static int Worth(string title, string? link = "https://north.example/ferry", int words = 20) =>
        PageForm.Worth(Item(North, title, link: link) with { WordCount = words });
}
