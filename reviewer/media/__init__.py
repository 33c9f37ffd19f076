"""Time and files: probing, decoding, waveforms, mixing. The only package that imports av and cv2."""
