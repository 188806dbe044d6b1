Console.Error.WriteLine("signalbox");
