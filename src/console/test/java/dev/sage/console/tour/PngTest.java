package dev.sage.console.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngTest {
  @Test
  void writes_what_another_reader_reads() throws IOException {
    WritableImage image = new WritableImage(7, 5);
    for (int y = 0; y < 5; y++) {
      for (int x = 0; x < 7; x++) {
        image
            .getPixelWriter()
            .setArgb(x, y, 0xff000000 | ((x * 35) << 16) | ((y * 50) << 8) | (x * y));
      }
    }
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(Png.encode(image)));
    assertThat(read.getWidth()).isEqualTo(7);
    assertThat(read.getHeight()).isEqualTo(5);
    for (int y = 0; y < 5; y++) {
      for (int x = 0; x < 7; x++) {
        assertThat(read.getRGB(x, y)).isEqualTo(image.getPixelReader().getArgb(x, y));
      }
    }
  }
}
