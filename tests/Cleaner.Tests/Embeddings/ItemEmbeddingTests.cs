using BriefingBus.Cleaner.Cleaning;
using BriefingBus.Cleaner.Embeddings;
using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.Testing;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace BriefingBus.Cleaner.Tests.Embeddings;

/// <summary>The model of embeddings as it is built, in its own folder.</summary>
public sealed class ItemEmbeddingTests
{
    private static readonly Lazy<InstalledModel> Installed = new(() => InstalledModel.Load(
        Repository.PathOf(Path.Combine("src", "Embeddings", "bin", Repository.BuildConfiguration, "net10.0"))));

    private static Func<string, byte[]> DirectionOf => Installed.Value.DirectionOf.ShouldNotBeNull(Installed.Value.Missing);

    [Fact]
    public void Two_reports_of_one_event_point_in_one_direction_and_another_event_elsewhere()
    {
        var resigns = Vector("Mayor of Lindmouth resigns over flood", "Paul Ferris stepped down on Monday. He was in office since 2019.");
        var quits = Vector("Lindmouth's mayor quits", "Ferris told the council that he takes responsibility for the flooded Old Town.");
        var strike = Vector("Nurses in Cardiff vote to strike", "Union members backed a walkout next month by a narrow margin.");

        Cosine(resigns, quits).ShouldBeGreaterThan(0.65);
        Cosine(resigns, strike).ShouldBeLessThan(0.4);
    }

    [Fact]
    public void Only_headline_and_first_sentence_count() =>
        Vector("Ferry sinks off Luzon", "The boat went down on Sunday. More follows.").ShouldBe(
            Vector("Ferry sinks off Luzon", "The boat went down on Sunday. Tickets for the concert are sold out."));

    [Fact]
    public void A_text_makes_the_same_vector_on_every_thread()
    {
        var alone = Vector("Ferry sinks off Luzon", "");
        var together = new byte[64][];

        Parallel.For(0, together.Length, i => together[i] = DirectionOf(i % 2 == 0 ? "Ferry sinks off Luzon" : "Mine closed after fire"));

        together.Where((_, i) => i % 2 == 0).ShouldAllBe(vector => vector.SequenceEqual(alone));
    }

    [Theory]
    [InlineData("de")]
    [InlineData("fr-CA")]
    [InlineData(null)]
    public void A_language_that_the_model_does_not_know_has_no_embedding(string? language) =>
        ItemEmbedding.Of("Fähre sinkt vor Luzon", "Das Schiff ging am Sonntag unter.", language, DirectionOf).ShouldBeNull();

    [Fact]
    public void A_folder_without_the_model_is_named()
    {
        var model = InstalledModel.Load("/nowhere");

        model.DirectionOf.ShouldBeNull();
        model.Missing.ShouldBe("/nowhere/BriefingBus.Embeddings.dll is missing");
    }

    [Fact]
    public void A_file_that_is_no_model_is_no_error()
    {
        var folder = Directory.CreateTempSubdirectory("briefingbus-embeddings-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "BriefingBus.Embeddings.dll"), "no assembly");

            var model = InstalledModel.Load(folder.FullName);

            model.DirectionOf.ShouldBeNull();
            model.Missing.ShouldNotBeNullOrEmpty();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_configured_model_that_is_not_installed_is_logged_once_and_items_go_on()
    {
        var log = new KeptLog();
        var embedding = new ItemEmbedding(log, new BriefingConfiguration("/briefing.yaml", []) { GroupsByEmbeddings = true });
        var item = Ferry();

        embedding.Added(item).ShouldBe(item);
        embedding.Added(item).ShouldBe(item);

        log.Lines.ShouldHaveSingleItem().ShouldStartWith("No embeddings are made, and stories are grouped by their words alone: ");
    }

    [Fact]
    public void Grouping_by_words_loads_no_model_and_logs_nothing()
    {
        var log = new KeptLog();

        new ItemEmbedding(log, new BriefingConfiguration("/briefing.yaml", [])).Added(Ferry()).Embedding.ShouldBeNull();

        log.Lines.ShouldBeEmpty();
    }

    private static ItemCleaned Ferry() => SomeItem.Cleaned(
        SomeItem.With("Ferry sinks off Luzon", "<p>The boat went down on Sunday, the coast guard said.</p>", language: "en"));

    private static byte[] Vector(string title, string text) => ItemEmbedding.Of(title, text, "en", DirectionOf).ShouldNotBeNull().Vector;

    private static double Cosine(byte[] a, byte[] b)
    {
        double Product(byte[] one, byte[] two) => one.Zip(two, (x, y) => (double)(sbyte)x * (sbyte)y).Sum();
        return Product(a, b) / Math.Sqrt(Product(a, a) * Product(b, b));
    }

    private sealed class KeptLog : ILogger<ItemEmbedding>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }
}
