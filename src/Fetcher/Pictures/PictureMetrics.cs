using System.Diagnostics.Metrics;
using BriefingBus.Fetcher.Polling;

namespace BriefingBus.Fetcher.Pictures;

/// <summary>Measures pictures.</summary>
public sealed class PictureMetrics
{
    private readonly Counter<long> pictures;
    private readonly Counter<long> bytes;

    /// <summary>Makes the instruments.</summary>
    public PictureMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(PollMetrics.Name);
        pictures = meter.CreateCounter<long>(
            "briefingbus.pictures", "{picture}", "Pictures that were wanted, by outcome: fetched, or the kind of failure");
        bytes = meter.CreateCounter<long>("briefingbus.picture.size", "By", "Bytes of pictures as they were passed on");
    }

    /// <summary>Counts a picture that was fetched.</summary>
    public void RecordFetched(int length)
    {
        Record("fetched");
        bytes.Add(length);
    }

    /// <summary>Counts a picture that could not be fetched.</summary>
    /// <param name="kind">One of <see cref="Http.FailureKind"/>.</param>
    public void RecordFailed(string kind) => Record(kind);

    private void Record(string outcome) => pictures.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
}
