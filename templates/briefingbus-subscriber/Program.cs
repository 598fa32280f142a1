using BriefingBus.Hosting;
using BriefingSubscriber;
using MassTransit;

return await new ServiceHost("briefing-subscriber", Port: 5099)
{
    ReadsBriefingYaml = false,
    Consumers = bus => bus.AddConsumer<HeadlinesConsumer, HeadlinesConsumerDefinition>(),
}.RunAsync(args);
