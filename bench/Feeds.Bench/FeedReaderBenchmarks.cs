using BenchmarkDotNet.Attributes;
using BriefingBus.Fetcher.Feeds.Formats;

namespace BriefingBus.Bench.Feeds;

/// <summary>Reading all recorded feeds once, beside XmlReader walking over the same bytes and keeping nothing.</summary>
[MemoryDiagnoser]
// In this process, for BenchmarkDotNet looks for a project file of the assembly's name, which has the product's prefix.
[InProcess]
public class FeedReaderBenchmarks
{
    private byte[][] documents = [];

    /// <summary>Loads the documents.</summary>
    [GlobalSetup]
    public void Load() => documents = Corpus.Recorded();

    /// <summary>Every feed to entries.</summary>
    [Benchmark(Baseline = true)]
    public int Feeds()
    {
        var entries = 0;
        foreach (var document in documents) entries += FeedReader.Read(document).Entries.Count;
        return entries;
    }

    /// <summary>Every feed scanned, nothing kept.</summary>
    [Benchmark]
    public int XmlReaderScan() => documents.Sum(XmlScan.Count);
}
